-- demolish(keys, entry, context): removes a room. Members who are away find a farewell: the hash of
-- members stays until it was delivered to all. Needs log.lua and room.lua.
-- keys: room, members, log, overlay, delivered, read, requests, invitations, bans.
-- Returns false when the numbers are used up (412; nothing was written).
local function demolish(keys, origin, entry, context)
  local id = append(keys.room, keys.log, entry, context, {room_channel(keys.room)})
  if not id then return false end
  local deciders = deciders_of(keys.room)
  local asked = redis.call('HVALS', keys.requests)
  for _, request in ipairs(asked) do
    tell_closed(origin, string.match(request, '^%d+'), deciders)
  end
  local invited = redis.call('HGETALL', keys.invitations)
  for i = 1, #invited, 2 do
    if tonumber(invited[i]) then
      tell_closed(origin, string.match(invited[i + 1], '^%d+'), {invited[i]})
    end
  end
  redis.call('HSET', keys.room, 'gone', '{"i":"' .. id .. '","t":' .. now .. ',"e":' .. entry .. '}')
  redis.call('UNLINK', keys.log, keys.overlay, keys.delivered, keys.read, keys.requests,
    keys.invitations, keys.bans)
  return true
end
