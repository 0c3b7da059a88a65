-- What a connection of a user needs to begin with a room.
-- Returns {open 1/0, delivered, head, members, room ID, farewell JSON or nil, entered (a position)}.
-- KEYS[1] hash {r:R}   KEYS[2] hash {r:R}:m   KEYS[3] hash {r:R}:d   KEYS[4] hash {r:R}:f
-- ARGV[1] the user's number
local room = redis.call('HMGET', KEYS[1], 'last', 'id', 'gone')
local head = room[1] or '0-0'
local found = redis.call('HGET', KEYS[2], ARGV[1])
local member = found and 1 or 0
local entered = found and string.match(found, '^%a (%S+)') or '0-0'
local delivered = redis.call('HGET', KEYS[3], ARGV[1]) or '0-0'
if room[3] then
  local last = member == 1 and room[3] or redis.call('HGET', KEYS[4], ARGV[1])
  return {0, delivered, head, 0, room[2], last, entered}
end
local farewell = member == 0 and redis.call('HGET', KEYS[4], ARGV[1])
local members = redis.call('HLEN', KEYS[2])
return {member, delivered, head, members, room[2] or '', farewell or false, entered}
