-- heir_of(room_key, members_key, owner): the longest-serving admin (since the appointment), else the
-- longest-serving member (since entering), or nil when there is no other member. Needs room.lua.
local function heir_of(room_key, members_key, owner)
  local admin = admins_of(room_key)[1]
  if admin then return admin end
  local heir, since
  local members = redis.call('HGETALL', members_key)
  for i = 1, #members, 2 do
    local entered_ms = tonumber(string.match(members[i + 1], '^%a %S+ (%d+)'))
    local user = members[i]
    local earlier = not since or entered_ms < since
      or (entered_ms == since and tonumber(user) < tonumber(heir))
    if user ~= owner and earlier then heir, since = user, entered_ms end
  end
  return heir
end
