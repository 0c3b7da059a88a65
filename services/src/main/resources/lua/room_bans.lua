-- GET_ROOM_BANS, for the owner and the admins. Returns {subject, 'by ms', subject, ...}; or 801, -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] hash :b   ARGV[1] caller
--#include position
--#include room
if is_gone(KEYS[1]) then return GONE end
local member = member_of(KEYS[2], ARGV[1])
if not member or member.role == 'm' then return 801 end
return redis.call('HGETALL', KEYS[3])
