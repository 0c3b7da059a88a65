-- Sets a key, unless it is too late. Returns the number of arguments.
-- KEYS[1] the key, ARGV[2] the value
--#include deadline
redis.call('SET', KEYS[1], ARGV[2])
return #ARGV
