-- Ends a session. Returns {1} when the user is offline by it, else {0}; 355 when there is no such session.
-- KEYS[1] hash {u:N}
-- KEYS[2] hash {u:N}:s
-- KEYS[3] hash {u:N}:c
-- KEYS[4] hash {u:N}:e
-- ARGV[1] deadline
-- ARGV[2] session
-- ARGV[3] channel of the user
-- ARGV[4] what is published
--#include deadline
--#include sessions
local user, sessions, connections, ended = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local session, channel, forced = ARGV[2], ARGV[3], ARGV[4]
if redis.call('HEXISTS', sessions, session) == 0 then
  return 355
end
local live = #connections_of(connections, session)
drop_session(sessions, connections, ended, session, 'session_ended')
redis.call('PUBLISH', channel, forced)
return {live > 0 and note_offline(user, connections, now) or 0}
