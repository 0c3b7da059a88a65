-- REMOVE_ROOM, by the owner. Returns {nickname}; or 412 numbers used up, 801 may not, -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l   KEYS[4] hash :o   KEYS[5] hash :d
-- KEYS[6] hash :k   KEYS[7] hash :q   KEYS[8] hash :i   KEYS[9] hash :b
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] its connection   ARGV[4] Entry   ARGV[5] EntryContext
--#include deadline
--#include log
--#include position
--#include room
--#include join
--#include demolish
if is_gone(KEYS[1]) then return GONE end
local member = member_of(KEYS[2], ARGV[2])
if not member or member.role ~= 'o' then return 801 end
local keys = {room = KEYS[1], members = KEYS[2], log = KEYS[3], overlay = KEYS[4],
  delivered = KEYS[5], read = KEYS[6], requests = KEYS[7], invitations = KEYS[8], bans = KEYS[9]}
if not demolish(keys, ARGV[3], ARGV[4], ARGV[5]) then return 412 end
return {redis.call('HGET', KEYS[1], 'nick')}
