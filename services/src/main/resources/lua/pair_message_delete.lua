-- DELETE_MESSAGE in a private conversation, by the sender: seq stays, without text.
-- Returns 900, 411 no such message, 801 never friends or not its sender.
-- KEYS[1] hash {p:A:B}   KEYS[2] stream :l   KEYS[3] hash :o
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] seq   ARGV[4] Entry   ARGV[5] EntryContext
-- ARGV[6] the other
--#include deadline
--#include log
--#include overlay
if redis.call('HGET', KEYS[1], 'ever') ~= '1' then return 801 end
local message = message_at(KEYS[2], ARGV[3])
if not message or overlay_of(KEYS[3], ARGV[3]).d then return 411 end
local sender = string.format('%d', message.a)
if sender ~= ARGV[2] then return 801 end

local entry = with_field(ARGV[4], 's', sender)
local channels = {'u:' .. ARGV[6], 'u:' .. ARGV[2]}
if not append(KEYS[1], KEYS[2], entry, ARGV[5], channels) then return 412 end
put_overlay(KEYS[3], ARGV[3], {d = true})
return 900
