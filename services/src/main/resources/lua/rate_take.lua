-- Takes from an allowance that comes back at a steady pace. Kept as one number: the time at which
-- it will be whole again (the generic cell rate algorithm).
-- Returns how many were taken, at most ARGV[4]; when there is none: minus the ms until there is one.
-- KEYS[1] string {rate:<who>}:<class>: when it is whole again (microseconds by the clock of Redis)
-- ARGV[1] deadline   ARGV[2] microseconds until one comes back   ARGV[3] how many there are when
-- whole   ARGV[4] how many are wanted
--#include deadline
local interval, burst, want = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local now_micros = now_ms * 1000 + now_us
local whole = math.max(now_micros, tonumber(redis.call('GET', KEYS[1]) or 0))
local left = math.floor((now_micros + burst * interval - whole) / interval)
if left < 1 then
  return -math.ceil((whole + interval - burst * interval - now_micros) / 1000)
end
local taken = math.min(left, want)
whole = whole + taken * interval
redis.call('SET', KEYS[1], string.format('%.0f', whole),
  'PX', string.format('%.0f', math.ceil((whole - now_micros) / 1000)))
return taken
