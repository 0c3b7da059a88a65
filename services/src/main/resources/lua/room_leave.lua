-- LEAVE_ROOM. Returns 900; or 409 not a member, 412 numbers used up, 801 the owner, -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l   KEYS[4] hash :d   KEYS[5] hash :k
-- KEYS[6] hash :f
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] Entry   ARGV[4] EntryContext
--#include deadline
--#include log
--#include position
--#include room
--#include part
if is_gone(KEYS[1]) then return GONE end
local member = member_of(KEYS[2], ARGV[2])
if not member then return 409 end
if member.role == 'o' then return 801 end
local keys = {room = KEYS[1], members = KEYS[2], log = KEYS[3], delivered = KEYS[4], read = KEYS[5],
  farewells = KEYS[6]}
return part(keys, ARGV[2], member.role, ARGV[3], ARGV[4]) and 900 or 412
