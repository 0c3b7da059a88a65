-- MARK_READ in a room: moves the read mark forward, at most to the newest message, and tells the
-- reader's other connections. Returns 900, 801 not a member, -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] hash :k
-- ARGV[1] deadline   ARGV[2] reader   ARGV[3] seq   ARGV[4] Entry without seq   ARGV[5] EntryContext
--#include deadline
--#include log
--#include position
--#include room
if is_gone(KEYS[1]) then return GONE end
if redis.call('HEXISTS', KEYS[2], ARGV[2]) == 0 then return 801 end
local newest = tonumber(redis.call('HGET', KEYS[1], 'seq') or '0')
local seq = math.min(tonumber(ARGV[3]), newest)
if seq <= tonumber(redis.call('HGET', KEYS[3], ARGV[2]) or '0') then return 900 end
local mark = string.format('%d', seq)
redis.call('HSET', KEYS[3], ARGV[2], mark)
tell(KEYS[1], with_field(ARGV[4], 'n', mark), ARGV[5], {'u:' .. ARGV[2]})
return 900
