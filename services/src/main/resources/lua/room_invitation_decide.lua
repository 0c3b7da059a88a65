-- APPROVE_REQUEST, REJECT_REQUEST and IGNORE_REQUEST of an invitation, by the invited user.
-- Returns {by}: who invited; or 410 not found or not the caller's, 412 the room is full.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l   KEYS[4] hash :d   KEYS[5] hash :k
-- KEYS[6] hash :f   KEYS[7] hash :q   KEYS[8] hash :i
-- ARGV[1] deadline   ARGV[2] the invited   ARGV[3] its connection   ARGV[4] request_id
-- ARGV[5] '1' approve, else '0'   ARGV[6] most members   ARGV[7] Entry   ARGV[8] EntryContext
--#include deadline
--#include log
--#include position
--#include room
--#include join
if is_gone(KEYS[1]) then return 410 end
local invited = redis.call('HGET', KEYS[8], ARGV[2])
local id, by = string.match(invited or '', '^(%d+) (%d+)')
if id ~= ARGV[4] then return 410 end
local keys = {room = KEYS[1], members = KEYS[2], log = KEYS[3], delivered = KEYS[4], read = KEYS[5],
  farewells = KEYS[6], requests = KEYS[7], invitations = KEYS[8]}
if ARGV[5] == '1' and redis.call('HEXISTS', KEYS[2], ARGV[2]) == 0 then
  if redis.call('HLEN', KEYS[2]) >= tonumber(ARGV[6]) then return 412 end
  if not join(keys, ARGV[2], ARGV[3], ARGV[7], ARGV[8]) then return 412 end
else
  redis.call('HDEL', KEYS[8], ARGV[2])
  tell_closed(ARGV[3], ARGV[4], {ARGV[2]})
end
return {by}
