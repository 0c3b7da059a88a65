-- Adds a room to the index of a user's rooms, before the room's own script makes it a member.
-- Returns 900, 412 too many rooms, -1 when the user is gone.
-- KEYS[1] hash {u:N}   KEYS[2] zset {u:N}:r
-- ARGV[1] deadline   ARGV[2] room   ARGV[3] most rooms
--#include deadline
if redis.call('HEXISTS', KEYS[1], 'id') == 0 then return -1 end
local known = redis.call('ZSCORE', KEYS[2], ARGV[2])
if not known and redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[3]) then return 412 end
redis.call('ZADD', KEYS[2], now_ms, ARGV[2])
return 900
