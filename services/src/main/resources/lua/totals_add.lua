-- Counts users or rooms up or down, and keeps the peak. Returns the new number.
-- KEYS[1] hash {count}:totals
-- ARGV[1] deadline
-- ARGV[2] field: users or rooms
-- ARGV[3] number to add
--#include deadline
local totals, field, change = KEYS[1], ARGV[2], ARGV[3]
local count = redis.call('HINCRBY', totals, field, change)
if count < 0 then
  count = 0
  redis.call('HSET', totals, field, 0)
end
local peak = tonumber(redis.call('HGET', totals, 'max_' .. field) or '0')
if count > peak then
  redis.call('HSET', totals, 'max_' .. field, count)
end
return count
