-- APPROVE_REQUEST, REJECT_REQUEST and IGNORE_REQUEST of an entry request, by the owner or an admin.
-- Returns 900; or 410 not found or not the caller's to decide, 412 the room is full.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l   KEYS[4] hash :d   KEYS[5] hash :k
-- KEYS[6] hash :f   KEYS[7] hash :q   KEYS[8] hash :i
-- ARGV[1] deadline   ARGV[2] decider   ARGV[3] its connection   ARGV[4] asker   ARGV[5] request_id
-- ARGV[6] '1' approve, else '0'   ARGV[7] most members   ARGV[8] Entry   ARGV[9] EntryContext
--#include deadline
--#include log
--#include position
--#include room
--#include join
if is_gone(KEYS[1]) then return 410 end
local member = member_of(KEYS[2], ARGV[2])
if not member or member.role == 'm' then return 410 end
local asked = redis.call('HGET', KEYS[7], ARGV[4])
if not asked or string.match(asked, '^%d+') ~= ARGV[5] then return 410 end
local keys = {room = KEYS[1], members = KEYS[2], log = KEYS[3], delivered = KEYS[4], read = KEYS[5],
  farewells = KEYS[6], requests = KEYS[7], invitations = KEYS[8]}
if ARGV[6] == '1' then
  if redis.call('HLEN', KEYS[2]) >= tonumber(ARGV[7]) then return 412 end
  if not join(keys, ARGV[4], ARGV[3], ARGV[8], ARGV[9]) then return 412 end
else
  redis.call('HDEL', KEYS[7], ARGV[4])
  tell_closed(ARGV[3], ARGV[5], deciders_of(KEYS[1]))
end
return 900
