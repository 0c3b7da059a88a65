-- Refuses to run after the deadline of the request, so that what was answered 503 cannot take effect
-- later: the whole script then returns the status LATE.
-- ARGV[1] the deadline, ms by the clock of Redis
-- leaves: now_ms and now (s), the time of Redis, and now_us, the microseconds since now_ms
local clock = redis.call('TIME')
local now = tonumber(clock[1])
local now_ms = now * 1000 + math.floor(tonumber(clock[2]) / 1000)
local now_us = tonumber(clock[2]) % 1000
if now_ms > tonumber(ARGV[1]) then
  return {ok = 'LATE'}
end
