-- TRANSFER_ROOM, by the owner, who becomes an admin. Returns 900; or 409 not a member, 412 numbers used
-- up, 801 may not or to oneself, -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] subject   ARGV[4] Entry   ARGV[5] EntryContext
--#include deadline
--#include log
--#include position
--#include room
--#include ownership
if is_gone(KEYS[1]) then return GONE end
local member = member_of(KEYS[2], ARGV[2])
if not member or member.role ~= 'o' or ARGV[2] == ARGV[3] then return 801 end
if not member_of(KEYS[2], ARGV[3]) then return 409 end
if not append(KEYS[1], KEYS[3], ARGV[4], ARGV[5], {room_channel(KEYS[1])}) then return 412 end
pass_ownership(KEYS[1], KEYS[2], ARGV[2], ARGV[3], 'a')
return 900
