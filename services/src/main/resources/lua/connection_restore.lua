-- Notes a live connection again after others took its replica for dead. Returns 1 when the user was offline before.
-- KEYS[1] hash {u:N}
-- KEYS[2] hash {u:N}:s
-- KEYS[3] hash {u:N}:c
-- ARGV[1] deadline
-- ARGV[2] connection
-- ARGV[3] session
--#include deadline
local user, sessions, connections = KEYS[1], KEYS[2], KEYS[3]
if redis.call('EXISTS', user) == 0 or redis.call('HEXISTS', sessions, ARGV[3]) == 0 then
  return 0
end
local was_offline = redis.call('HLEN', connections) == 0 and 1 or 0
redis.call('HSETNX', connections, ARGV[2], ARGV[3] .. ' ' .. string.format('%d', now_ms))
return was_offline
