-- Forgets the connections of a replica that died. Returns 1 when the user is offline by it, else 0.
-- KEYS[1] hash {u:N}
-- KEYS[2] hash {u:N}:c
-- ARGV[1] deadline
-- ARGV[2] what the names of the replica's connections begin with
--#include deadline
--#include sessions
local user, connections, prefix = KEYS[1], KEYS[2], ARGV[2]
local removed = 0
for _, connection in ipairs(redis.call('HKEYS', connections)) do
  if string.sub(connection, 1, #prefix) == prefix then
    removed = removed + redis.call('HDEL', connections, connection)
  end
end
return removed > 0 and note_offline(user, connections, now) or 0
