-- Forgets a live connection, and the session that it began, if it is to end: nobody knows of it. Returns 1 when the user is offline by it, else 0.
-- KEYS[1] hash {u:N}
-- KEYS[2] hash {u:N}:s
-- KEYS[3] hash {u:N}:c
-- ARGV[1] deadline
-- ARGV[2] connection
-- ARGV[3] session that ends, or ''
--#include deadline
--#include sessions
local user, sessions, connections, connection = KEYS[1], KEYS[2], KEYS[3], ARGV[2]
local value = redis.call('HGET', connections, connection)
if ARGV[3] ~= '' then
  redis.call('HDEL', sessions, ARGV[3])
end
if not value or (ARGV[3] ~= '' and session_of(value) ~= ARGV[3]) then
  return 0
end
redis.call('HDEL', connections, connection)
local session = session_of(value)
local json = redis.call('HGET', sessions, session)
if json then
  local record = cjson.decode(json)
  record.seen = now
  redis.call('HSET', sessions, session, cjson.encode(record))
end
return note_offline(user, connections, now)
