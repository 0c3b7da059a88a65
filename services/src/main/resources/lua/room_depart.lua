-- DELETE_USER in one room: passes the room on or removes it, ends the membership, tells the members.
-- Returns 900; or 409 not a member, 412 numbers used up, -1 gone, -2 the heir is another one meanwhile.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l   KEYS[4] hash :o   KEYS[5] hash :d
-- KEYS[6] hash :k   KEYS[7] hash :q   KEYS[8] hash :i   KEYS[9] hash :b   KEYS[10] hash :f
-- ARGV[1] deadline   ARGV[2] user   ARGV[3] its connection   ARGV[4] the heir, 0 for nobody
-- ARGV[5] EntryContext   ARGV[6..9] Entry: ROOM_REMOVED, ROOM_OWNER_CHANGED, USER_LEAVE_ROOM, USER_DELETED
--#include deadline
--#include log
--#include position
--#include room
--#include join
--#include part
--#include ownership
--#include heir
--#include demolish
if is_gone(KEYS[1]) then return GONE end
local member = member_of(KEYS[2], ARGV[2])
if not member then return 409 end
local channels = {room_channel(KEYS[1])}
if member.role == 'o' then
  local heir = heir_of(KEYS[1], KEYS[2], ARGV[2])
  if (heir or '0') ~= ARGV[4] then return -2 end
  if not heir then
    local all = {room = KEYS[1], members = KEYS[2], log = KEYS[3], overlay = KEYS[4],
      delivered = KEYS[5], read = KEYS[6], requests = KEYS[7], invitations = KEYS[8], bans = KEYS[9]}
    if not demolish(all, ARGV[3], ARGV[6], ARGV[5]) then return 412 end
    redis.call('HDEL', KEYS[2], ARGV[2])
    if redis.call('EXISTS', KEYS[10]) == 0 then redis.call('DEL', KEYS[1]) end
    return 900
  end
  if not append(KEYS[1], KEYS[3], ARGV[7], ARGV[5], channels) then return 412 end
  pass_ownership(KEYS[1], KEYS[2], ARGV[2], heir, 'm')
  member.role = 'm'
end
local keys = {room = KEYS[1], members = KEYS[2], log = KEYS[3], delivered = KEYS[5], read = KEYS[6],
  farewells = KEYS[10]}
if not part(keys, ARGV[2], member.role, ARGV[8], ARGV[5]) then return 412 end
redis.call('HDEL', KEYS[10], ARGV[2])
append(KEYS[1], KEYS[3], ARGV[9], ARGV[5], channels)
return 900
