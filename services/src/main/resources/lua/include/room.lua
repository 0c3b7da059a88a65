-- What scripts of rooms share. Needs include/position.lua.
-- A script answers GONE when the room does not exist (any more): its number is to be forgotten.
local GONE = -1

-- is_gone(room_key): whether the room does not exist.
local function is_gone(room_key)
  local room = redis.call('HMGET', room_key, 'id', 'gone')
  return not room[1] or room[2] ~= false
end

-- member_of(members_key, user): a table with role 'o'/'a'/'m', entered (position), entered_ms and
-- appointed_ms as text, or nil when the user is no member.
local function member_of(members_key, user)
  local member = redis.call('HGET', members_key, user)
  if not member then return nil end
  local role, entered, entered_ms, appointed_ms = string.match(member, '^(%a) (%S+) (%d+) (%d+)$')
  return {role = role, entered = entered, entered_ms = entered_ms, appointed_ms = appointed_ms}
end

local function put_member(members_key, user, member)
  redis.call('HSET', members_key, user, member.role .. ' ' .. member.entered .. ' '
    .. member.entered_ms .. ' ' .. member.appointed_ms)
end

-- The admins stand in the room's hash too, in the order of their appointment.
local function admins_of(room_key)
  local admins = {}
  for admin in string.gmatch(redis.call('HGET', room_key, 'admins') or '', '%d+') do
    admins[#admins + 1] = admin
  end
  return admins
end

local function remove_admin(room_key, user)
  local kept = {}
  for _, admin in ipairs(admins_of(room_key)) do
    if admin ~= user then kept[#kept + 1] = admin end
  end
  redis.call('HSET', room_key, 'admins', table.concat(kept, ' '))
end

local function add_admin(room_key, user)
  local admins = admins_of(room_key)
  admins[#admins + 1] = user
  redis.call('HSET', room_key, 'admins', table.concat(admins, ' '))
end

-- The owner and the admins: who decides on entry requests.
local function deciders_of(room_key)
  local deciders = admins_of(room_key)
  table.insert(deciders, 1, redis.call('HGET', room_key, 'owner'))
  return deciders
end

local function user_channels(users)
  local channels = {}
  for i, user in ipairs(users) do channels[i] = 'u:' .. user end
  return channels
end

local function room_channel(room_key)
  return string.sub(room_key, 2, -2)
end

-- first_seq_of(room_key, member): the first message that a member can read.
local function first_seq_of(room_key, member)
  if redis.call('HGET', room_key, 'hist') == '1' then return 1 end
  return seq_of(member.entered) + 1
end
