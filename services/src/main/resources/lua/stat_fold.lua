-- Adds what a replica that is gone has counted to what all such replicas have.
-- KEYS[1] hash {stat}:<replica>
-- KEYS[2] hash {stat}:past
-- ARGV[1] deadline
--#include deadline
for _, field in ipairs({'messages_in', 'messages_out', 'data_in', 'data_out'}) do
  local counted = redis.call('HGET', KEYS[1], field)
  if counted then
    redis.call('HINCRBY', KEYS[2], field, counted)
  end
end
redis.call('DEL', KEYS[1])
return 1
