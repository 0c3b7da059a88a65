-- DELETE_USER: drops what a room still keeps of one who is no member: a farewell, a request, an
-- invitation. Returns 900.
-- KEYS[1] hash {r:R}   KEYS[2] hash :f   KEYS[3] hash :q   KEYS[4] hash :i
-- ARGV[1] deadline   ARGV[2] user   ARGV[3] its connection
--#include deadline
--#include log
--#include position
--#include room
--#include join
redis.call('HDEL', KEYS[2], ARGV[2])
if not is_gone(KEYS[1]) then close_pending(KEYS[1], KEYS[3], KEYS[4], ARGV[2], ARGV[3]) end
return 900
