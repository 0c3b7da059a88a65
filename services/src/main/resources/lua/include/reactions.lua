-- Reactions in an Overlay: r = {{x = emoji, u = {user, ...}}, ...}; nothing empty is kept.
-- react(overlay, emoji, user, added, most_emojis, most_users): 'changed', 'same' or 'full'.
local function find_reaction(overlay, emoji)
  for i, reaction in ipairs(overlay.r or {}) do
    if reaction.x == emoji then return i, reaction end
  end
  return nil, nil
end

local function find_user(reaction, user)
  for i, other in ipairs(reaction.u) do
    if other == user then return i end
  end
  return nil
end

local function react(overlay, emoji, user, added, most_emojis, most_users)
  local place, reaction = find_reaction(overlay, emoji)
  local at = reaction and find_user(reaction, user)
  if (added and at) or (not added and not at) then return 'same' end
  if not added then
    table.remove(reaction.u, at)
    if #reaction.u == 0 then table.remove(overlay.r, place) end
    if #overlay.r == 0 then overlay.r = nil end
    return 'changed'
  end
  if not reaction then
    overlay.r = overlay.r or {}
    if #overlay.r >= most_emojis then return 'full' end
    reaction = {x = emoji, u = {}}
    table.insert(overlay.r, reaction)
  end
  if #reaction.u >= most_users then return 'full' end
  table.insert(reaction.u, user)
  return 'changed'
end
