-- Moves the delivered mark of a user in a pair's or its own conversation, from inside of what was
-- delivered to its end. Returns 1 when it moved, else 0 (also when the conversation is gone).
-- KEYS[1] hash {p:A:B} or {u:N}
-- ARGV[1] deadline   ARGV[2] the mark's field   ARGV[3] from   ARGV[4] to
--#include deadline
--#include position
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local mark = redis.call('HGET', KEYS[1], ARGV[2]) or '0-0'
if before(mark, ARGV[3]) or not before(mark, ARGV[4]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[4])
return 1
