-- Compares the connections that a replica has with those that are noted. One that is missing is noted
-- again while its session lasts. Returns the connections that were logged off, each with the reason.
-- KEYS[1] hash {u:N}
-- KEYS[2] hash {u:N}:s
-- KEYS[3] hash {u:N}:c
-- KEYS[4] hash {u:N}:e
-- ARGV[1] deadline
-- ARGV[2..] connection, session, and so on in turn
--#include deadline
local user, sessions, connections, ended = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
if redis.call('HEXISTS', user, 'del') == 1 then
  return {}
end
local gone = redis.call('EXISTS', user) == 0
local found = {}
for i = 2, #ARGV, 2 do
  local connection, session = ARGV[i], ARGV[i + 1]
  local reason = redis.call('HGET', ended, connection) or redis.call('HGET', ended, session)
  if gone then
    reason = 'user_deleted'
  elseif not reason and redis.call('HEXISTS', sessions, session) == 0 then
    reason = 'session_ended'
  end
  if reason then
    found[#found + 1] = connection
    found[#found + 1] = reason
  else
    redis.call('HSETNX', connections, connection, session .. ' ' .. string.format('%d', now_ms))
  end
end
return found
