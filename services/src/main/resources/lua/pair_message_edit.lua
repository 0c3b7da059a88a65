-- EDIT_MESSAGE in a private conversation: lays a new text over a message of the caller's own.
-- Returns 900, 411 no such message, 801 never friends or not its sender.
-- KEYS[1] hash {p:A:B}   KEYS[2] stream :l   KEYS[3] hash :o
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] seq   ARGV[4] text   ARGV[5] Entry   ARGV[6] EntryContext
-- ARGV[7] the other
--#include deadline
--#include log
--#include overlay
if redis.call('HGET', KEYS[1], 'ever') ~= '1' then return 801 end
local message = message_at(KEYS[2], ARGV[3])
local overlay = overlay_of(KEYS[3], ARGV[3])
if not message or overlay.d then return 411 end
local sender = string.format('%d', message.a)
if sender ~= ARGV[2] then return 801 end

local entry = with_field(ARGV[5], 's', sender)
local channels = {'u:' .. ARGV[7], 'u:' .. ARGV[2]}
if not append(KEYS[1], KEYS[2], entry, ARGV[6], channels) then return 412 end
overlay.t = ARGV[4]
overlay.e = now
put_overlay(KEYS[3], ARGV[3], overlay)
return 900
