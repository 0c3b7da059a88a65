-- Drops a void member of an index, unless it was added a short time ago: who adds it writes the index
-- before the truth. Returns how many were dropped.
-- KEYS[1] zset {u:N}:r or {u:N}:p or the like, scored by ms when added
-- ARGV[1] deadline   ARGV[2] member   ARGV[3] ms that it must have stood there
--#include deadline
local added = redis.call('ZSCORE', KEYS[1], ARGV[2])
if not added or tonumber(added) > now_ms - tonumber(ARGV[3]) then return 0 end
return redis.call('ZREM', KEYS[1], ARGV[2])
