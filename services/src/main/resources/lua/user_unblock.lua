-- Ends the blocking of a user. Returns 900.
-- KEYS[1] hash {p:A:B}
-- ARGV[1] deadline
-- ARGV[2] who blocked
--#include deadline
redis.call('HDEL', KEYS[1], 'b' .. ARGV[2])
return 900
