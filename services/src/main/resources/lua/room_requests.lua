-- The entry requests that a user may decide. Returns {room ID, asker, 'request_id ms', asker, ...}, or {}
-- when it may decide none.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] hash :q   ARGV[1] user
--#include position
--#include room
if is_gone(KEYS[1]) then return {} end
local member = member_of(KEYS[2], ARGV[1])
if not member or member.role == 'm' then return {} end
local found = redis.call('HGETALL', KEYS[3])
table.insert(found, 1, redis.call('HGET', KEYS[1], 'id'))
return found
