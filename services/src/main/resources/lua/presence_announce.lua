-- Compares whether the user is online with what was told to others last, and takes it over.
-- Returns nil when they know it, else {1 online or 0 offline, last activity (s), ID}.
-- KEYS[1] hash {u:N}
-- KEYS[2] hash {u:N}:c
-- ARGV[1] deadline
-- ARGV[2] 1: they may not know it, because the telling failed
--#include deadline
local user, connections = KEYS[1], KEYS[2]
local fields = redis.call('HMGET', user, 'id', 'seen', 'on')
if not fields[1] then
  return false
end
local online = redis.call('HLEN', connections) > 0
if online == (fields[3] == '1') and ARGV[2] ~= '1' then
  return false
end
redis.call('HSET', user, 'on', online and '1' or '0')
return {online and 1 or 0, fields[2] or '0', fields[1]}
