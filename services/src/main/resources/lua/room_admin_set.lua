-- SET_ADMIN, by the owner. Returns 900 (also for one who is an admin: nothing is pushed); or 409 not a
-- member, 412 too many admins, 801 may not or oneself, -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] subject   ARGV[4] most admins   ARGV[5] Entry
-- ARGV[6] EntryContext
--#include deadline
--#include log
--#include position
--#include room
if is_gone(KEYS[1]) then return GONE end
local member = member_of(KEYS[2], ARGV[2])
if not member or member.role ~= 'o' or ARGV[2] == ARGV[3] then return 801 end
local subject = member_of(KEYS[2], ARGV[3])
if not subject then return 409 end
if subject.role == 'a' then return 900 end
if #admins_of(KEYS[1]) >= tonumber(ARGV[4]) then return 412 end
if not append(KEYS[1], KEYS[3], ARGV[5], ARGV[6], {room_channel(KEYS[1])}) then return 412 end
subject.role, subject.appointed_ms = 'a', string.format('%d', now_ms)
put_member(KEYS[2], ARGV[3], subject)
add_admin(KEYS[1], ARGV[3])
return 900
