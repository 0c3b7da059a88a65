-- close_pending(room_key, requests_key, invitations_key, user): forgets what is pending between a room
-- and a user, and tells the others who could have decided it. Needs log.lua and room.lua.
local function tell_closed(origin, request_id, users)
  local entry = '{"k":"REQUEST_CLOSED","o":' .. cjson.encode(origin) .. ',"n":' .. request_id .. '}'
  for _, user in ipairs(users) do
    tell('{u:' .. user .. '}', entry, '{}', {'u:' .. user})
  end
end

local function close_pending(room_key, requests_key, invitations_key, user, origin)
  local asked = redis.call('HGET', requests_key, user)
  if asked then
    redis.call('HDEL', requests_key, user)
    tell_closed(origin, string.match(asked, '^%d+'), deciders_of(room_key))
  end
  local invited = redis.call('HGET', invitations_key, user)
  if invited then
    redis.call('HDEL', invitations_key, user)
    tell_closed(origin, string.match(invited, '^%d+'), {user})
  end
end

-- join(keys, user, origin, entry, context): makes a user a member, tells the members and the user's
-- connections; these get the entry too, because they do not hear the room yet.
-- keys: room, members, log, delivered, read, farewells, requests, invitations.
-- Returns false when the numbers are used up (412; nothing was written).
local function join(keys, user, origin, entry, context)
  local head = redis.call('HMGET', keys.room, 'last', 'seq')
  local last, seq = head[1] or '0-0', head[2] or '0'
  local id = append(keys.room, keys.log, entry, context, {room_channel(keys.room)})
  if not id then
    return false
  end
  put_member(keys.members, user,
    {role = 'm', entered = last, entered_ms = string.format('%d', now_ms), appointed_ms = '0'})
  redis.call('HSET', keys.room, 'newest', seq)
  redis.call('HSET', keys.delivered, user, last)
  redis.call('HSET', keys.read, user, seq)
  redis.call('HDEL', keys.farewells, user)
  close_pending(keys.room, keys.requests, keys.invitations, user, origin)
  redis.call('PUBLISH', 'u:' .. user, with_field(live_json(keys.room, last, id, entry, context),
    's', '{"name":"room_joined","room":' .. string.match(keys.room, '%d+') .. '}'))
  return true
end
