-- Sets the counted number of users online, and keeps the peak.
-- KEYS[1] hash {count}:totals
-- ARGV[1] deadline
-- ARGV[2] number of users online
--#include deadline
local totals, count = KEYS[1], tonumber(ARGV[2])
redis.call('HSET', totals, 'online', count)
if count > tonumber(redis.call('HGET', totals, 'max_online') or '0') then
  redis.call('HSET', totals, 'max_online', count)
end
return count
