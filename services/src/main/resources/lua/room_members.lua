-- GET_ROOM_MEMBERS. Returns {member, 'role entered enteredMs appointedMs', member, ...}; or 801 not a member,
-- -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   ARGV[1] caller
--#include position
--#include room
if is_gone(KEYS[1]) then return GONE end
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 0 then return 801 end
return redis.call('HGETALL', KEYS[2])
