-- ADD_REACTION and REMOVE_REACTION in a room. What changes nothing is pushed to nobody.
-- Returns 900, 411 no such message that the caller can read, 412 too many, 801 no member, -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l   KEYS[4] hash :o
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] seq   ARGV[4] emoji   ARGV[5] '1' added, '0' removed
-- ARGV[6] most emojis on a message   ARGV[7] most users of an emoji   ARGV[8] Entry   ARGV[9] EntryContext
--#include deadline
--#include log
--#include position
--#include room
--#include overlay
--#include reactions
--#include readers
if is_gone(KEYS[1]) then return GONE end
local member = member_of(KEYS[2], ARGV[2])
if not member then return 801 end
local seq = tonumber(ARGV[3])
local message = seq >= first_seq_of(KEYS[1], member) and message_at(KEYS[3], ARGV[3])
local overlay = overlay_of(KEYS[4], ARGV[3])
if not message or overlay.d then return 411 end
local done = react(overlay, ARGV[4], tonumber(ARGV[2]), ARGV[5] == '1', tonumber(ARGV[6]),
  tonumber(ARGV[7]))
if done == 'full' then return 412 end
if done == 'same' then return 900 end

local context = without_late_comers(ARGV[9], KEYS[1], KEYS[2], seq)
if not append(KEYS[1], KEYS[3], ARGV[8], context, {room_channel(KEYS[1])}) then return 412 end
put_overlay(KEYS[4], ARGV[3], overlay)
return 900
