-- DELETE_USER: drops what a room still keeps of one who is no member: a farewell, a request, an
-- invitation. A room that is gone is cleaned up with the last farewell. Returns 900.
-- KEYS[1] hash {r:R}   KEYS[2] hash :f   KEYS[3] hash :q   KEYS[4] hash :i   KEYS[5] hash :m
-- ARGV[1] deadline   ARGV[2] user   ARGV[3] its connection
--#include deadline
--#include log
--#include position
--#include room
--#include join
redis.call('HDEL', KEYS[2], ARGV[2])
if not is_gone(KEYS[1]) then
  close_pending(KEYS[1], KEYS[3], KEYS[4], ARGV[2], ARGV[3])
  return 900
end
redis.call('HDEL', KEYS[5], ARGV[2])
if redis.call('EXISTS', KEYS[2], KEYS[5]) == 0 then redis.call('DEL', KEYS[1]) end
return 900
