-- EDIT_MESSAGE in a room: lays a new text over a message of the caller's own.
-- Returns 900, 411 no such message that the caller can read, 801 no member or not its sender, -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l   KEYS[4] hash :o
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] seq   ARGV[4] text   ARGV[5] Entry   ARGV[6] EntryContext
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
local overlay = overlay_of(KEYS[4], ARGV[3])
if not message or overlay.d then return 411 end
if string.format('%d', message.a) ~= ARGV[2] then return 801 end

local context = without_late_comers(ARGV[6], KEYS[1], KEYS[2], seq)
if not append(KEYS[1], KEYS[3], ARGV[5], context, {room_channel(KEYS[1])}) then return 412 end
overlay.t = ARGV[4]
overlay.e = now
put_overlay(KEYS[4], ARGV[3], overlay)
return 900
