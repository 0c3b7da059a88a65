-- What a connection of a user needs to begin with each of its conversations.
-- Returns a line for each: 'open friends delivered head', and for a room 'open 0 delivered head entered
-- id', with ' ' and the farewell's JSON behind it where there is one. open and friends are 1 or 0, the
-- others positions and the room's ID.
-- KEYS for a room hash {r:R}, hash {r:R}:m, hash {r:R}:d, hash {r:R}:f; for a pair or an own one its hash
-- ARGV[1] the user's number   ARGV[2] a letter for each conversation: r room, p pair, o own
local user, kinds = ARGV[1], ARGV[2]
local at = 0

local function next_key()
  at = at + 1
  return KEYS[at]
end

local function room(meta, members, delivered, farewells)
  local found = redis.call('HMGET', meta, 'last', 'id', 'gone')
  local member = redis.call('HGET', members, user)
  local gone = found[3]
  local farewell = gone and member and gone
    or (gone or not member) and redis.call('HGET', farewells, user)
  return (member and not gone and '1' or '0') .. ' 0 '
    .. (redis.call('HGET', delivered, user) or '0-0') .. ' ' .. (found[1] or '0-0') .. ' '
    .. (member and string.match(member, '^%a (%S+)') or '0-0') .. ' ' .. (found[2] or '-')
    .. (farewell and ' ' .. farewell or '')
end

local function pair(meta)
  local found = redis.call('HMGET', meta, 'd' .. user, 'last', 'f')
  return ((found[2] or found[3]) and '1' or '0') .. (found[3] and ' 1 ' or ' 0 ')
    .. (found[1] or '0-0') .. ' ' .. (found[2] or '0-0')
end

local function own(meta)
  local found = redis.call('HMGET', meta, 'od', 'olast', 'id')
  return (found[3] and '1' or '0') .. ' 0 ' .. (found[1] or '0-0') .. ' ' .. (found[2] or '0-0')
end

local lines = {}
for i = 1, #kinds do
  local kind = string.sub(kinds, i, i)
  if kind == 'r' then
    lines[i] = room(next_key(), next_key(), next_key(), next_key())
  elseif kind == 'p' then
    lines[i] = pair(next_key())
  else
    lines[i] = own(next_key())
  end
end
return lines
