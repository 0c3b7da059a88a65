-- Blocks a user: ends the friendship and the pending request of the two. A request of the blocked one
-- keeps its ID for when it asks again. Returns 900; -2 when the pair is not as it was looked at.
-- KEYS[1] hash {p:A:B}   KEYS[2] stream :l
-- ARGV[1] deadline
-- ARGV[2] who blocks     ARGV[3] who is blocked
-- ARGV[4] the pending request as it was looked at, or ''
-- ARGV[5] what tells the decider's connections that the request is closed
-- ARGV[6] Entry of the end of the friendship   ARGV[7] EntryContext
--#include deadline
--#include log
local pair, blocker, blocked = KEYS[1], ARGV[2], ARGV[3]
local pending = redis.call('HGET', pair, 'q') or ''
if pending ~= ARGV[4] then
  return -2
end
redis.call('HSET', pair, 'b' .. blocker, '1')
if pending ~= '' then
  local id, asker = string.match(pending, '^(%d+) (%d+)')
  redis.call('HDEL', pair, 'q', 'qm')
  if asker == blocked then
    redis.call('HSET', pair, 's' .. blocked, id)
  end
  redis.call('PUBLISH', 'u:' .. (asker == blocked and blocker or blocked), ARGV[5])
end
if redis.call('HGET', pair, 'f') == '1' then
  redis.call('HDEL', pair, 'f')
  append(pair, KEYS[2], ARGV[6], ARGV[7], {'u:' .. blocker, 'u:' .. blocked})
end
return 900
