-- Changes a field of a profile, if it still has the value that was read. Returns 900, 409 when it has
-- another one, -1 when there is no such user any more.
-- KEYS[1] hash {u:N}
-- ARGV[1] deadline
-- ARGV[2] field
-- ARGV[3] old value
-- ARGV[4] new value
--#include deadline
local old = redis.call('HGET', KEYS[1], ARGV[2])
if not old then
  return -1
end
if old ~= ARGV[3] then
  return 409
end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[4])
return 900
