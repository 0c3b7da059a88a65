-- REMOVE_ADMIN, by the owner. Returns 900; or 409 not an admin, 412 numbers used up, 801 may not, -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] subject   ARGV[4] Entry   ARGV[5] EntryContext
--#include deadline
--#include log
--#include position
--#include room
if is_gone(KEYS[1]) then return GONE end
local member = member_of(KEYS[2], ARGV[2])
if not member or member.role ~= 'o' then return 801 end
local subject = member_of(KEYS[2], ARGV[3])
if not subject or subject.role ~= 'a' then return 409 end
if not append(KEYS[1], KEYS[3], ARGV[4], ARGV[5], {room_channel(KEYS[1])}) then return 412 end
subject.role, subject.appointed_ms = 'm', '0'
put_member(KEYS[2], ARGV[3], subject)
remove_admin(KEYS[1], ARGV[3])
return 900
