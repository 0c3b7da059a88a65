-- Refuses to run after the deadline of the request, so that what was answered 503 cannot take effect
-- later: the whole script then returns the status LATE.
-- ARGV[1] the deadline, ms by the clock of Redis
-- leaves: now_ms and now (s), the time of Redis, now_us, the microseconds since now_ms, and clock[1],
-- which is now as text
local clock = redis.call('TIME')
local now = tonumber(clock[1])
local micros = tonumber(clock[2])
local now_us = micros % 1000
local now_ms = now * 1000 + (micros - now_us) / 1000
if now_ms > tonumber(ARGV[1]) then
  return {ok = 'LATE'}
end
