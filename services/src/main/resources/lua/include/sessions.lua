-- Sessions and live connections of a user.
--   sessions_key    hash {u:N}:s  session -> JSON: tokens (by SHA-256: made, first use, ms), log_in (s), expires (s), seen (s), ...
--   connections_key hash {u:N}:c  connection -> 'session ms'
--   ended_key       hash {u:N}:e  session or connection that was logged off -> reason; for those who missed the publish
local ENDED_MS = 600000

local function session_of(value)
  return string.match(value, '^(%S+)')
end

-- The connections of a session, the oldest first.
local function connections_of(connections_key, session)
  local found = {}
  local all = redis.call('HGETALL', connections_key)
  for i = 1, #all, 2 do
    if session_of(all[i + 1]) == session then
      found[#found + 1] = {connection = all[i], ms = tonumber(string.match(all[i + 1], '(%d+)$'))}
    end
  end
  table.sort(found, function(a, b) return a.ms < b.ms end)
  return found
end

local function note_ended(ended_key, session_or_connection, reason)
  redis.call('HSET', ended_key, session_or_connection, reason)
  redis.call('PEXPIRE', ended_key, ENDED_MS)
end

-- Forgets a session with its connections, which are logged off.
local function drop_session(sessions_key, connections_key, ended_key, session, reason)
  redis.call('HDEL', sessions_key, session)
  local live = connections_of(connections_key, session)
  for _, found in ipairs(live) do
    redis.call('HDEL', connections_key, found.connection)
  end
  if #live > 0 then
    note_ended(ended_key, session, reason)
  end
end

-- Notes that the user is offline from now on, when it has no connection any more. Returns 1 then.
local function note_offline(user_key, connections_key, now)
  if redis.call('HLEN', connections_key) > 0 or redis.call('HEXISTS', user_key, 'id') == 0 then
    return 0
  end
  redis.call('HSET', user_key, 'seen', now)
  return 1
end
