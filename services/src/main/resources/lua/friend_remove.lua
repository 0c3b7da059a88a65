-- Ends a friendship. Returns 900; 801 when there is none; 412 numbers used up.
-- KEYS[1] hash {p:A:B}   KEYS[2] stream :l
-- ARGV[1] deadline
-- ARGV[2] who ends it    ARGV[3] the other
-- ARGV[4] Entry          ARGV[5] EntryContext
--#include deadline
--#include log
if redis.call('HGET', KEYS[1], 'f') ~= '1' then
  return 801
end
if not append(KEYS[1], KEYS[2], ARGV[4], ARGV[5], {'u:' .. ARGV[2], 'u:' .. ARGV[3]}) then
  return 412
end
redis.call('HDEL', KEYS[1], 'f')
return 900
