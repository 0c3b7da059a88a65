-- Logs a connection in with a new session. The oldest sessions beyond the limit end.
-- Returns {1} when the user was offline before, else {0}; {-1} when its deletion began; -1 when there is no such user any more;
-- 403 when the password is another one by now.
-- KEYS[1] hash {u:N}
-- KEYS[2] hash {u:N}:s
-- KEYS[3] hash {u:N}:c
-- KEYS[4] hash {u:N}:e
-- ARGV[1] deadline
-- ARGV[2] session
-- ARGV[3] the session's JSON, but for when it began
-- ARGV[4] connection
-- ARGV[5] hash that the password was checked against
-- ARGV[6] most sessions
-- ARGV[7] channel of the user
-- ARGV[8] what is published for a session that ends, with @session@ for it
--#include deadline
--#include sessions
local user, sessions, connections, ended = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local session, json, connection, checked = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local most, channel, forced = tonumber(ARGV[6]), ARGV[7], ARGV[8]
local password = redis.call('HGET', user, 'pw')
if not password then
  return -1
end
if password ~= checked then
  return 403
end
if redis.call('HEXISTS', user, 'del') == 1 then
  return {-1}
end
local was_offline = redis.call('HLEN', connections) == 0 and 1 or 0
local kept = {}
local all = redis.call('HGETALL', sessions)
for i = 1, #all, 2 do
  local record = cjson.decode(all[i + 1])
  if record.expires < now and #connections_of(connections, all[i]) == 0 then
    redis.call('HDEL', sessions, all[i])
  else
    kept[#kept + 1] = {session = all[i], ms = record.log_in_ms}
  end
end
table.sort(kept, function(a, b) return a.ms < b.ms end)
for i = 1, #kept - most + 1 do
  drop_session(sessions, connections, ended, kept[i].session, 'too_many_sessions')
  redis.call('PUBLISH', channel, (string.gsub(forced, '@session@', kept[i].session)))
end
local record = cjson.decode(json)
record.log_in, record.log_in_ms, record.seen = now, now_ms, now
redis.call('HSET', sessions, session, cjson.encode(record))
redis.call('HDEL', ended, connection)
redis.call('HSET', connections, connection, session .. ' ' .. string.format('%d', now_ms))
return {was_offline}
