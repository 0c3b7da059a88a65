-- Moves the delivered mark of a user in a pair's or its own conversation, from inside of what was
-- delivered to its end. Returns 1 when it moved, else 0 (also when the conversation is gone).
-- Nobody reads the history of an own log: when it is long, what was delivered is dropped.
-- KEYS[1] hash {p:A:B} or {u:N}   KEYS[2] stream :l
-- ARGV[1] deadline   ARGV[2] the mark's field   ARGV[3] from   ARGV[4] to   ARGV[5] a long own log
--#include deadline
--#include position
if redis.call('EXISTS', KEYS[1]) == 0 or redis.call('HEXISTS', KEYS[1], 'was') == 1 then return 0 end
local mark = redis.call('HGET', KEYS[1], ARGV[2]) or '0-0'
if before(mark, ARGV[3]) or not before(mark, ARGV[4]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[4])
if string.sub(KEYS[1], 2, 2) == 'u' and redis.call('XLEN', KEYS[2]) > tonumber(ARGV[5]) then
  redis.call('XTRIM', KEYS[2], 'MINID', ARGV[4])
end
return 1
