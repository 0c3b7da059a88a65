-- Changes the password; every other session and every token ends, and this session gets a new token.
-- Returns 900; -1 when there is no such user any more; 250 when the session ended meanwhile;
-- 403 when the password is another one by now.
-- KEYS[1] hash {u:N}
-- KEYS[2] hash {u:N}:s
-- KEYS[3] hash {u:N}:c
-- KEYS[4] hash {u:N}:e
-- ARGV[1] deadline
-- ARGV[2] hash that the old password was checked against
-- ARGV[3] hash of the new password
-- ARGV[4] session
-- ARGV[5] SHA-256 of its new token
-- ARGV[6] when the session expires from now on (s)
-- ARGV[7] channel of the user
-- ARGV[8] what is published
--#include deadline
--#include sessions
local user, sessions, connections, ended = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local checked, password, session, token = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local expires, channel, forced = tonumber(ARGV[6]), ARGV[7], ARGV[8]
local old = redis.call('HGET', user, 'pw')
if not old then
  return -1
end
local json = redis.call('HGET', sessions, session)
if not json then
  return 250
end
if old ~= checked then
  return 403
end
redis.call('HSET', user, 'pw', password)
for _, other in ipairs(redis.call('HKEYS', sessions)) do
  if other ~= session then
    drop_session(sessions, connections, ended, other, 'password_changed')
  end
end
local record = cjson.decode(json)
record.tokens = {[token] = {made = now_ms, used = 0}}
record.expires = expires
redis.call('HSET', sessions, session, cjson.encode(record))
redis.call('PUBLISH', channel, forced)
return 900
