-- Lists some users of a replica, while its lease is over.
-- KEYS[1] zset {lease}
-- KEYS[2] set  {lease}:u:<replica>
-- ARGV[1] replica
-- ARGV[2] at most so many
local clock = redis.call('TIME')
local now_ms = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)
local expiry = redis.call('ZSCORE', KEYS[1], ARGV[1])
if expiry and tonumber(expiry) >= now_ms then
  return {}
end
return redis.call('SRANDMEMBER', KEYS[2], ARGV[2])
