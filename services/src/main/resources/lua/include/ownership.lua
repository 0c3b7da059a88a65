-- pass_ownership(room_key, members_key, owner, heir, owner_role): the heir becomes the owner, the owner
-- gets another role. Needs room.lua.
local function pass_ownership(room_key, members_key, owner, heir, owner_role)
  local new_owner = member_of(members_key, heir)
  if new_owner.role == 'a' then remove_admin(room_key, heir) end
  new_owner.role, new_owner.appointed_ms = 'o', '0'
  put_member(members_key, heir, new_owner)
  redis.call('HSET', room_key, 'owner', heir)
  local old_owner = member_of(members_key, owner)
  old_owner.role = owner_role
  old_owner.appointed_ms = owner_role == 'a' and string.format('%d', now_ms) or '0'
  put_member(members_key, owner, old_owner)
  if owner_role == 'a' then add_admin(room_key, owner) end
end
