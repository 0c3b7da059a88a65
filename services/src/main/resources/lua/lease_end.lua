-- Forgets a replica that is not alive and has no user left. Returns 1 when it did, 2 when users are left.
-- KEYS[1] zset {lease}
-- KEYS[2] set  {lease}:u:<replica>
-- ARGV[1] deadline
-- ARGV[2] replica
-- ARGV[3] 1 when the replica itself says so, 0 to refuse while its lease lasts
--#include deadline
local expiry = redis.call('ZSCORE', KEYS[1], ARGV[2])
if ARGV[3] == '0' and expiry and tonumber(expiry) > now_ms then
  return 0
end
if redis.call('EXISTS', KEYS[2]) == 1 then
  return 2
end
redis.call('ZREM', KEYS[1], ARGV[2])
return 1
