-- REMOVE_USER_FROM_ROOM and BAN_USER_FROM_ROOM: the owner anyone else, admins general members.
-- Returns 900; or 409 not a member (when removing), 412 too many bans or numbers used up, 801 may not,
-- -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l   KEYS[4] hash :d   KEYS[5] hash :k
-- KEYS[6] hash :f   KEYS[7] hash :q   KEYS[8] hash :i   KEYS[9] hash :b
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] its connection   ARGV[4] subject, 0 for no user at all
-- ARGV[5] '1' to ban, else '0'   ARGV[6] most bans   ARGV[7] Entry   ARGV[8] EntryContext
--#include deadline
--#include log
--#include position
--#include room
--#include join
--#include part
if is_gone(KEYS[1]) then return GONE end
local member = member_of(KEYS[2], ARGV[2])
if not member or member.role == 'm' or ARGV[2] == ARGV[4] then return 801 end
local subject = member_of(KEYS[2], ARGV[4])
if subject and (subject.role == 'o' or (subject.role == 'a' and member.role == 'a')) then
  return 801
end
local ban = ARGV[5] == '1'
if ARGV[4] == '0' or (not subject and not ban) then return 409 end
if ban and redis.call('HEXISTS', KEYS[9], ARGV[4]) == 0
  and redis.call('HLEN', KEYS[9]) >= tonumber(ARGV[6]) then return 412 end
local keys = {room = KEYS[1], members = KEYS[2], log = KEYS[3], delivered = KEYS[4], read = KEYS[5],
  farewells = KEYS[6]}
if subject and not part(keys, ARGV[4], subject.role, ARGV[7], ARGV[8]) then return 412 end
if ban then
  redis.call('HSETNX', KEYS[9], ARGV[4], ARGV[2] .. ' ' .. string.format('%d', now_ms))
  close_pending(KEYS[1], KEYS[7], KEYS[8], ARGV[4], ARGV[3])
end
return 900
