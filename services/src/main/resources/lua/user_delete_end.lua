-- Forgets all that is left of a user.
-- KEYS    all keys with the user's tag
-- ARGV[1] deadline
--#include deadline
return redis.call('DEL', unpack(KEYS))
