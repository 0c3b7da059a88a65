-- MARK_READ in a private conversation: moves the read mark forward, at most to the newest message,
-- tells the reader's other connections, and the friend (kept; of kept ones the newest only).
-- Returns 900, 801 never friends.
-- KEYS[1] hash {p:A:B}   KEYS[2] stream :l
-- ARGV[1] deadline   ARGV[2] reader   ARGV[3] seq   ARGV[4] Entry without seq   ARGV[5] EntryContext
-- ARGV[6] the other
--#include deadline
--#include log
local pair = redis.call('HMGET', KEYS[1], 'ever', 'f', 'seq', 'k' .. ARGV[2], 'mr' .. ARGV[2])
if pair[1] ~= '1' then return 801 end
local seq = math.min(tonumber(ARGV[3]), tonumber(pair[3] or '0'))
if seq <= tonumber(pair[4] or '0') then return 900 end
local mark = string.format('%d', seq)
local entry = with_field(ARGV[4], 'n', mark)
redis.call('HSET', KEYS[1], 'k' .. ARGV[2], mark)
tell(KEYS[1], entry, ARGV[5], {'u:' .. ARGV[2]})
if pair[2] ~= '1' then return 900 end
local id = append(KEYS[1], KEYS[2], entry, ARGV[5], {'u:' .. ARGV[6], 'u:' .. ARGV[2]})
if id then
  if pair[5] then redis.call('XDEL', KEYS[2], pair[5]) end
  redis.call('HSET', KEYS[1], 'mr' .. ARGV[2], id)
end
return 900
