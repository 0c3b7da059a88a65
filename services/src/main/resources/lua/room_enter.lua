-- ENTER_ROOM: makes the caller a member, if the door is still as it was found.
-- Returns {last_seq}; or 408 a member already, 412 full, 801 banned, -1 gone, -2 the door has changed.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l   KEYS[4] hash :d   KEYS[5] hash :k
-- KEYS[6] hash :f   KEYS[7] hash :q   KEYS[8] hash :i   KEYS[9] hash :b
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] its connection   ARGV[4] access found   ARGV[5] PHC found or ''
-- ARGV[6] most members   ARGV[7] Entry   ARGV[8] EntryContext
--#include deadline
--#include log
--#include position
--#include room
--#include join
if is_gone(KEYS[1]) then return GONE end
if redis.call('HEXISTS', KEYS[2], ARGV[2]) == 1 then return 408 end
if redis.call('HEXISTS', KEYS[9], ARGV[2]) == 1 then return 801 end
local room = redis.call('HMGET', KEYS[1], 'access', 'pw', 'seq')
if room[1] ~= ARGV[4] or (room[2] or '') ~= ARGV[5] then return -2 end
if redis.call('HLEN', KEYS[2]) >= tonumber(ARGV[6]) then return 412 end
local keys = {room = KEYS[1], members = KEYS[2], log = KEYS[3], delivered = KEYS[4], read = KEYS[5],
  farewells = KEYS[6], requests = KEYS[7], invitations = KEYS[8]}
if not join(keys, ARGV[2], ARGV[3], ARGV[7], ARGV[8]) then return 412 end
return {room[3] or '0'}
