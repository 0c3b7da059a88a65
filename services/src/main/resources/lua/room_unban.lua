-- UNBAN_USER_FROM_ROOM, by the owner or an admin. Returns 900; or 409 for no user at all, 801 may not,
-- -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] hash :b
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] subject, 0 for no user at all
--#include deadline
--#include position
--#include room
if is_gone(KEYS[1]) then return GONE end
local member = member_of(KEYS[2], ARGV[2])
if not member or member.role == 'm' or ARGV[2] == ARGV[3] then return 801 end
if ARGV[3] == '0' then return 409 end
redis.call('HDEL', KEYS[3], ARGV[3])
return 900
