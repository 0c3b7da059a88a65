-- Copies keys as they are at one moment. Returns for each: when it expires (ms since the epoch, 0 never),
-- and what DUMP gives, nil for a key that is not there.
-- KEYS any keys of one hash tag
local clock = redis.call('TIME')
local now_ms = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)
local found = {}
for i, key in ipairs(KEYS) do
  local left = redis.call('PTTL', key)
  found[2 * i - 1] = left < 0 and '0' or string.format('%.0f', now_ms + left)
  found[2 * i] = redis.call('DUMP', key)
end
return found
