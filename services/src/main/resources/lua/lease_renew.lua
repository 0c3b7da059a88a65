-- Says that a replica lives. Returns the number of users noted for it, or -1 when it is new or its
-- lease was over, so that others may have taken its users for offline.
-- KEYS[1] zset {lease}: replica by expiry (ms)
-- KEYS[2] set  {lease}:u:<replica>
-- ARGV[1] deadline
-- ARGV[2] replica
-- ARGV[3] for how long (ms)
--#include deadline
local known = redis.call('ZSCORE', KEYS[1], ARGV[2])
redis.call('ZADD', KEYS[1], now_ms + tonumber(ARGV[3]), ARGV[2])
if not known or tonumber(known) < now_ms then
  return -1
end
return redis.call('SCARD', KEYS[2])
