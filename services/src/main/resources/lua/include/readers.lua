-- without_late_comers(context, room_key, members_key, seq): the context, saying also which members
-- cannot read the message seq because they entered after it. Needs include/room.lua and log.lua.
local function without_late_comers(context, room_key, members_key, seq)
  local room = redis.call('HMGET', room_key, 'hist', 'newest')
  if room[1] == '1' or tonumber(room[2] or '0') < seq then return context end
  local late = {}
  local members = redis.call('HGETALL', members_key)
  for i = 1, #members, 2 do
    local entered = tonumber(string.match(members[i + 1], '^%a (%d+)-'))
    if entered >= seq then late[#late + 1] = members[i] end
  end
  if #late == 0 then return context end
  return with_field(context, 'x', '[' .. table.concat(late, ',') .. ']')
end
