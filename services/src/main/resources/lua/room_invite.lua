-- INVITE_TO_ROOM. Returns {request_id, 1 new / 0 it was pending}; or 408 a member already, 412 too many,
-- 801 the caller may not or the subject is banned, -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] hash :i   KEYS[4] hash :b
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] subject   ARGV[4] request_id   ARGV[5] most invitations
-- ARGV[6] '1' when the subject blocks the caller: then it goes nowhere, and looks the same
--#include deadline
--#include position
--#include room
if is_gone(KEYS[1]) then return GONE end
local member = member_of(KEYS[2], ARGV[2])
if not member then return 801 end
if member.role == 'm' and redis.call('HGET', KEYS[1], 'access') ~= '0' then return 801 end
if redis.call('HEXISTS', KEYS[2], ARGV[3]) == 1 then return 408 end
if redis.call('HEXISTS', KEYS[4], ARGV[3]) == 1 then return 801 end
local field = ARGV[6] == '1' and 'x' .. ARGV[3] .. ':' .. ARGV[2] or ARGV[3]
local invited = redis.call('HGET', KEYS[3], field)
if invited then return {string.match(invited, '^%d+'), 0} end
if redis.call('HLEN', KEYS[3]) >= tonumber(ARGV[5]) then return 412 end
redis.call('HSET', KEYS[3], field,
  ARGV[4] .. ' ' .. ARGV[2] .. ' ' .. string.format('%d', now_ms))
return {ARGV[4], 1}
