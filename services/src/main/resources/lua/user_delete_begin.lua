-- Ends all sessions of a user that is about to be deleted; it cannot log in any more.
-- Returns 900; -1 when there is no such user any more; 403 when the password is another one by now.
-- KEYS[1] hash {u:N}
-- KEYS[2] hash {u:N}:s
-- KEYS[3] hash {u:N}:c
-- ARGV[1] deadline
-- ARGV[2] hash that the password was checked against
-- ARGV[3] channel of the user
-- ARGV[4] what is published
--#include deadline
local user = KEYS[1]
local password = redis.call('HGET', user, 'pw')
if not password then
  return -1
end
if password ~= ARGV[2] then
  return 403
end
redis.call('HSET', user, 'del', now)
redis.call('DEL', KEYS[2], KEYS[3])
redis.call('PUBLISH', ARGV[3], ARGV[4])
return 900
