-- SEND_TYPING to a friend: tells the friend, at most once in a while.
-- Returns 900, 801 not friends.
-- KEYS[1] hash {p:A:B}   KEYS[2] string :y:N (the friend was told lately)
-- ARGV[1] deadline   ARGV[2] the friend   ARGV[3] ms between   ARGV[4] Entry   ARGV[5] EntryContext
--#include deadline
--#include log
if redis.call('HGET', KEYS[1], 'f') ~= '1' then return 801 end
if redis.call('SET', KEYS[2], '1', 'PX', ARGV[3], 'NX') then
  tell(KEYS[1], ARGV[4], ARGV[5], {'u:' .. ARGV[2]})
end
return 900
