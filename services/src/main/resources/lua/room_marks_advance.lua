-- Moves delivered marks of users of one room. A mark moves from inside of what was delivered to its
-- end; for a former member, delivery of the farewell forgets it. A room that is gone is cleaned up
-- with the last farewell. Returns 1.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] hash :d   KEYS[4] hash :f
-- KEYS[5] hash :k   KEYS[6] hash :q   KEYS[7] hash :i   KEYS[8] hash :b
-- ARGV[1] deadline   ARGV[2..] for each user: number, from, to
--#include deadline
--#include position
local gone = redis.call('HGET', KEYS[1], 'gone')
for i = 2, #ARGV, 3 do
  local user, from, to = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  local member = redis.call('HEXISTS', KEYS[2], user) == 1
  if gone and member then
    if not before(to, redis.call('HGET', KEYS[1], 'last')) then
      redis.call('HDEL', KEYS[2], user)
    end
  elseif member then
    local mark = redis.call('HGET', KEYS[3], user) or '0-0'
    if not before(mark, from) and before(mark, to) then
      redis.call('HSET', KEYS[3], user, to)
    end
  else
    local farewell = redis.call('HGET', KEYS[4], user)
    if farewell and not before(to, cjson.decode(farewell).i) then
      redis.call('HDEL', KEYS[4], user)
    end
  end
end
if gone and redis.call('EXISTS', KEYS[2], KEYS[4]) == 0 then
  redis.call('DEL', unpack(KEYS))
end
return 1
