-- Lists the sessions of a user that have not expired. Returns session, JSON, number of live
-- connections, and so on in turn.
-- KEYS[1] hash {u:N}:s
-- KEYS[2] hash {u:N}:c
-- ARGV[1] now (s)
--#include sessions
local sessions, connections, now = KEYS[1], KEYS[2], tonumber(ARGV[1])
local found = {}
local all = redis.call('HGETALL', sessions)
for i = 1, #all, 2 do
  local live = #connections_of(connections, all[i])
  if live > 0 or cjson.decode(all[i + 1]).expires >= now then
    found[#found + 1] = all[i]
    found[#found + 1] = all[i + 1]
    found[#found + 1] = live
  end
end
return found
