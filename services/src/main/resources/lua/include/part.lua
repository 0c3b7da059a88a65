-- part(keys, user, role, entry, context): ends a membership, tells the members and the user's own
-- channel (a connection that did not hear the room yet), and keeps a farewell for the user.
-- keys: room, members, log, delivered, read, farewells. Needs log.lua and room.lua.
-- Returns false when the numbers are used up (412; nothing was written).
local function part(keys, user, role, entry, context)
  local id = append(keys.room, keys.log, entry, context,
    {room_channel(keys.room), 'u:' .. user})
  if not id then return false end
  redis.call('HDEL', keys.members, user)
  redis.call('HDEL', keys.delivered, user)
  redis.call('HDEL', keys.read, user)
  if role == 'a' then remove_admin(keys.room, user) end
  redis.call('HSET', keys.farewells, user,
    '{"i":"' .. id .. '","t":' .. now .. ',"e":' .. entry .. '}')
  return true
end
