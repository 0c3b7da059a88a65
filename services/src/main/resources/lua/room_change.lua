-- CHANGE_ROOM_ACCESS, _NICKNAME, _DESCRIPTION, _HISTORY: sets fields and tells the members.
-- Returns {the first field's old value}; or 412 numbers used up, 801 may not, -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l
-- ARGV[1] deadline   ARGV[2] caller   ARGV[3] roles that may, such as 'oa'   ARGV[4] Entry
-- ARGV[5] EntryContext   ARGV[6..] field, value ('' removes a field pw)
--#include deadline
--#include log
--#include position
--#include room
if is_gone(KEYS[1]) then return GONE end
local member = member_of(KEYS[2], ARGV[2])
if not member or not string.find(ARGV[3], member.role, 1, true) then return 801 end
local old = redis.call('HGET', KEYS[1], ARGV[6])
if not append(KEYS[1], KEYS[3], ARGV[4], ARGV[5], {room_channel(KEYS[1])}) then return 412 end
for i = 6, #ARGV, 2 do
  if ARGV[i] == 'pw' and ARGV[i + 1] == '' then
    redis.call('HDEL', KEYS[1], 'pw')
  else
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end
return {old or ''}
