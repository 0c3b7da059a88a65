-- Asks to become friends. Returns 900; -2 when the pair is not as it was looked at.
-- KEYS[1] hash {p:A:B}   KEYS[2] stream :l
-- ARGV[1] deadline
-- ARGV[2] who asks   ARGV[3] who is asked
-- ARGV[4] request    ARGV[5] message
-- ARGV[6] Entry      ARGV[7] EntryContext
--#include deadline
--#include log
local pair, asker, subject = KEYS[1], ARGV[2], ARGV[3]
local state = redis.call('HMGET', pair, 'f', 'q', 'b' .. asker, 'b' .. subject)
if state[1] == '1' or state[2] or state[3] or state[4] then
  return -2
end
if not append(pair, KEYS[2], ARGV[6], ARGV[7], {'u:' .. asker, 'u:' .. subject}) then
  return 412
end
redis.call('HSET', pair, 'q', ARGV[4] .. ' ' .. asker .. ' ' .. string.format('%d', now_ms), 'qm', ARGV[5])
redis.call('HDEL', pair, 's' .. asker)
return 900
