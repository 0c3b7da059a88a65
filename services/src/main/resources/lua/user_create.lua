-- Writes the profile of a new user, before its ID leads to it.
-- KEYS[1] hash {u:N}
-- ARGV[1] deadline
-- ARGV[2..4] ID, nickname, hash of the password
--#include deadline
redis.call('HSET', KEYS[1], 'id', ARGV[2], 'nick', ARGV[3], 'pw', ARGV[4], 'desc', '',
  'signup', now, 'seen', now)
return 900
