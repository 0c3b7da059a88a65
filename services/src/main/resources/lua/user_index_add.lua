-- Adds to an index of a user, before the truth is written. Returns 900; 412 when it is full; -1 when
-- the user is gone.
-- KEYS[1] hash {u:N}
-- KEYS[2] zset the index, by ms
-- ARGV[1] deadline
-- ARGV[2] member
-- ARGV[3] most members, 0 for any number
--#include deadline
if redis.call('HEXISTS', KEYS[1], 'id') == 0 then
  return -1
end
local most = tonumber(ARGV[3])
if most > 0 and not redis.call('ZSCORE', KEYS[2], ARGV[2]) and redis.call('ZCARD', KEYS[2]) >= most then
  return 412
end
redis.call('ZADD', KEYS[2], now_ms, ARGV[2])
return 900
