-- Gives a store that has none its epoch, and one that came back with less a new one. An epoch is
-- NUMBER-RANDOM; its number only grows. Returns {epoch, 1 when it was changed by this, else 0,
-- the version of the key schema that the store has}. A store of another schema is left as it is.
-- KEYS[1] hash {store}
-- ARGV[1] deadline
-- ARGV[2] random part of a new epoch
-- ARGV[3] version of the key schema
-- ARGV[4] the least number that the epoch may have
--#include deadline
redis.call('HSETNX', KEYS[1], 'schema', ARGV[3])
local schema = tonumber(redis.call('HGET', KEYS[1], 'schema'))
local epoch = redis.call('HGET', KEYS[1], 'epoch')
local number = tonumber(epoch and string.match(epoch, '^(%d+)%-') or '0')
if schema ~= tonumber(ARGV[3]) then
  return {epoch or '', 0, schema}
end
if epoch and number >= tonumber(ARGV[4]) then
  return {epoch, 0, schema}
end
epoch = string.format('%.0f', math.max(number + 1, tonumber(ARGV[4]))) .. '-' .. ARGV[2]
redis.call('HSET', KEYS[1], 'epoch', epoch)
return {epoch, 1, schema}
