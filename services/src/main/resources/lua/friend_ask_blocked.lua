-- Keeps the request of one who is blocked: it goes nowhere, but asking again gets the same ID.
-- Returns the ID; -2 when the pair is not as it was looked at.
-- KEYS[1] hash {p:A:B}
-- ARGV[1] deadline
-- ARGV[2] who asks   ARGV[3] who is asked   ARGV[4] request
--#include deadline
local pair, asker, subject = KEYS[1], ARGV[2], ARGV[3]
if redis.call('HEXISTS', pair, 'b' .. subject) == 0 then
  return -2
end
redis.call('HSETNX', pair, 's' .. asker, ARGV[4])
return {redis.call('HGET', pair, 's' .. asker)}
