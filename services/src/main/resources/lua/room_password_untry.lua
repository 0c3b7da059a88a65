-- Takes back an attempt at a room's password that could not be checked. Returns 900.
-- KEYS[1] string {wr:R}:N   ARGV[1] deadline
--#include deadline
if tonumber(redis.call('GET', KEYS[1]) or '0') > 0 then redis.call('DECR', KEYS[1]) end
return 900
