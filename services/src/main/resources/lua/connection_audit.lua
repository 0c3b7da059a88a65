-- Compares the connections that a replica has with those that are noted. One that is missing is noted
-- again while its session lasts. Returns the connections whose session has ended.
-- KEYS[1] hash {u:N}:s
-- KEYS[2] hash {u:N}:c
-- ARGV[1] deadline
-- ARGV[2..] connection, session, and so on in turn
--#include deadline
local ended = {}
for i = 2, #ARGV, 2 do
  local connection, session = ARGV[i], ARGV[i + 1]
  if redis.call('HEXISTS', KEYS[1], session) == 0 then
    ended[#ended + 1] = connection
  else
    redis.call('HSETNX', KEYS[2], connection, session .. ' ' .. string.format('%d', now_ms))
  end
end
return ended
