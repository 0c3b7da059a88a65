-- DELETE_MESSAGE in a room, by the sender, the owner or an admin: seq stays, without text.
-- Returns 900, 411 no such message that the caller can read, 801 may not, -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l   KEYS[4] hash :o
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] seq   ARGV[4] Entry   ARGV[5] EntryContext
--#include deadline
--#include log
--#include position
--#include room
--#include overlay
--#include readers
if is_gone(KEYS[1]) then return GONE end
local member = member_of(KEYS[2], ARGV[2])
if not member then return 801 end
local seq = tonumber(ARGV[3])
local message = seq >= first_seq_of(KEYS[1], member) and message_at(KEYS[3], ARGV[3])
if not message or overlay_of(KEYS[4], ARGV[3]).d then return 411 end
if member.role == 'm' and string.format('%d', message.a) ~= ARGV[2] then return 801 end

local context = without_late_comers(ARGV[5], KEYS[1], KEYS[2], seq)
if not append(KEYS[1], KEYS[3], ARGV[4], context, {room_channel(KEYS[1])}) then return 412 end
put_overlay(KEYS[4], ARGV[3], {d = true})
return 900
