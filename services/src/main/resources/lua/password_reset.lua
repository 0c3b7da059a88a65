-- Gives a user a password, whatever it was; every session and every token ends. Returns {1} when the user
-- is offline by it, else {0}; -1 when there is no such user any more.
-- KEYS[1] hash {u:N}
-- KEYS[2] hash {u:N}:s
-- KEYS[3] hash {u:N}:c
-- KEYS[4] hash {u:N}:e
-- ARGV[1] deadline
-- ARGV[2] hash of the password
-- ARGV[3] channel of the user
-- ARGV[4] what is published
--#include deadline
--#include sessions
local user, sessions, connections, ended = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local password, channel, forced = ARGV[2], ARGV[3], ARGV[4]
if redis.call('HEXISTS', user, 'pw') == 0 then
  return -1
end
redis.call('HSET', user, 'pw', password)
local live = redis.call('HLEN', connections)
for _, session in ipairs(redis.call('HKEYS', sessions)) do
  drop_session(sessions, connections, ended, session, 'password_changed')
end
redis.call('PUBLISH', channel, forced)
return {live > 0 and note_offline(user, connections, now) or 0}
