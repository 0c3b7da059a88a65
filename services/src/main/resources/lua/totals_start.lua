-- Begins the peaks anew: the first replica of the cluster starts.
-- KEYS[1] hash {count}:totals
-- ARGV[1] deadline
--#include deadline
local totals = KEYS[1]
redis.call('HSET', totals, 'online', 0, 'max_online', 0)
redis.call('HSET', totals, 'max_users', redis.call('HGET', totals, 'users') or '0')
redis.call('HSET', totals, 'max_rooms', redis.call('HGET', totals, 'rooms') or '0')
return 1
