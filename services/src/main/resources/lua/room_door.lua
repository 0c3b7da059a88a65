-- How a user stands to a room that it wants to enter.
-- Returns {access, PHC or '', ID of its pending request or ''}; or 408 a member already, 801 banned,
-- -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] hash :q   KEYS[4] hash :b
-- ARGV[1] user
--#include position
--#include room
if is_gone(KEYS[1]) then return GONE end
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1 then return 408 end
if redis.call('HEXISTS', KEYS[4], ARGV[1]) == 1 then return 801 end
local room = redis.call('HMGET', KEYS[1], 'access', 'pw')
local asked = redis.call('HGET', KEYS[3], ARGV[1])
return {room[1], room[2] or '', asked and string.match(asked, '^%d+') or ''}
