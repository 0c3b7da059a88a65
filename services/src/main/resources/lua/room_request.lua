-- ENTER_ROOM of a room that one enters with permission: asks the owner and the admins.
-- Returns {request_id, 1 new / 0 it was pending}; or 408 a member already, 412 too many requests,
-- 801 banned, -1 gone, -2 the room needs no permission (any more).
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l   KEYS[4] hash :q   KEYS[5] hash :b
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] request_id   ARGV[4] most requests   ARGV[5] Entry
-- ARGV[6] EntryContext
--#include deadline
--#include log
--#include position
--#include room
if is_gone(KEYS[1]) then return GONE end
if redis.call('HEXISTS', KEYS[2], ARGV[2]) == 1 then return 408 end
if redis.call('HEXISTS', KEYS[5], ARGV[2]) == 1 then return 801 end
if redis.call('HGET', KEYS[1], 'access') ~= '2' then return -2 end
local asked = redis.call('HGET', KEYS[4], ARGV[2])
if asked then return {string.match(asked, '^%d+'), 0} end
if redis.call('HLEN', KEYS[4]) >= tonumber(ARGV[4]) then return 412 end
local context = with_field(ARGV[6], 'l', '[' .. table.concat(deciders_of(KEYS[1]), ',') .. ']')
if not append(KEYS[1], KEYS[3], ARGV[5], context, {room_channel(KEYS[1])}) then return 412 end
redis.call('HSET', KEYS[4], ARGV[2], ARGV[3] .. ' ' .. string.format('%d', now_ms))
return {ARGV[3], 1}
