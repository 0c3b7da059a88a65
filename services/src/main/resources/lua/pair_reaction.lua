-- ADD_REACTION and REMOVE_REACTION between friends. What changes nothing is pushed to nobody.
-- Returns 900, 411 no such message, 412 too many, 801 not friends.
-- KEYS[1] hash {p:A:B}   KEYS[2] stream :l   KEYS[3] hash :o
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] seq   ARGV[4] emoji   ARGV[5] '1' added, '0' removed
-- ARGV[6] most emojis on a message   ARGV[7] most users of an emoji   ARGV[8] Entry   ARGV[9] EntryContext
-- ARGV[10] the other
--#include deadline
--#include log
--#include overlay
--#include reactions
if redis.call('HGET', KEYS[1], 'f') ~= '1' then return 801 end
local message = message_at(KEYS[2], ARGV[3])
local overlay = overlay_of(KEYS[3], ARGV[3])
if not message or overlay.d then return 411 end
local done = react(overlay, ARGV[4], tonumber(ARGV[2]), ARGV[5] == '1', tonumber(ARGV[6]),
  tonumber(ARGV[7]))
if done == 'full' then return 412 end
if done == 'same' then return 900 end

local entry = with_field(ARGV[8], 's', string.format('%d', message.a))
local channels = {'u:' .. ARGV[10], 'u:' .. ARGV[2]}
if not append(KEYS[1], KEYS[2], entry, ARGV[9], channels) then return 412 end
put_overlay(KEYS[3], ARGV[3], overlay)
return 900
