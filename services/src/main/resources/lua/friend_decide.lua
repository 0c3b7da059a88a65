-- Decides a friend request. Returns 900; 410 when it is not pending; 412 numbers used up.
-- KEYS[1] hash {p:A:B}   KEYS[2] stream :l
-- ARGV[1] deadline
-- ARGV[2] who decides    ARGV[3] who asked
-- ARGV[4] request        ARGV[5] APPROVE, REJECT or IGNORE
-- ARGV[6] EntryContext
-- ARGV[7] what tells the decider's other connections that the request is closed
-- ARGV[8] Entry for who asked (not for IGNORE)
-- ARGV[9] Entry for both (for APPROVE)
--#include deadline
--#include log
local pair, log, decider, asker, decision, context = KEYS[1], KEYS[2], ARGV[2], ARGV[3], ARGV[5], ARGV[6]
local pending = redis.call('HGET', pair, 'q')
local wanted = ARGV[4] .. ' ' .. asker .. ' '
if not pending or string.sub(pending, 1, #wanted) ~= wanted then
  return 410
end
local channels = {'u:' .. asker, 'u:' .. decider}
if decision ~= 'IGNORE' and not append(pair, log, ARGV[8], context, channels) then
  return 412
end
redis.call('HDEL', pair, 'q', 'qm')
if decision == 'APPROVE' then
  redis.call('HSET', pair, 'f', '1', 'ever', '1')
  append(pair, log, ARGV[9], context, channels)
end
redis.call('PUBLISH', 'u:' .. decider, ARGV[7])
return 900
