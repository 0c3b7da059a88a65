-- Notes what a client says of itself. Returns 1, or 0 when the session has ended.
-- KEYS[1] hash {u:N}:s
-- ARGV[1] deadline
-- ARGV[2] session
-- ARGV[3] JSON of the fields to set
--#include deadline
local json = redis.call('HGET', KEYS[1], ARGV[2])
if not json then
  return 0
end
local record = cjson.decode(json)
for field, value in pairs(cjson.decode(ARGV[3])) do
  record[field] = value
end
redis.call('HSET', KEYS[1], ARGV[2], cjson.encode(record))
return 1
