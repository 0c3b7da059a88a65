-- SEND_TYPING in a room: tells the members, at most once in a while for each of them.
-- Returns 900, 801 not a member, -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] string :y:N (somebody was told lately)
-- ARGV[1] deadline   ARGV[2] user   ARGV[3] ms between   ARGV[4] Entry   ARGV[5] EntryContext
--#include deadline
--#include log
--#include position
--#include room
if is_gone(KEYS[1]) then return GONE end
if redis.call('HEXISTS', KEYS[2], ARGV[2]) == 0 then return 801 end
if redis.call('SET', KEYS[3], '1', 'PX', ARGV[3], 'NX') then
  tell(KEYS[1], ARGV[4], ARGV[5], {room_channel(KEYS[1])})
end
return 900
