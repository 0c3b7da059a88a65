-- Entries of a conversation behind a position, if the user may read it.
-- Returns {1, head, more 1/0, room ID, role, entered, history, id, time, entry, overlay or nil, id, ...}
-- or, where the user may not (any more), {0, head, room ID, farewell JSON or nil}.
-- KEYS[1] hash {r:R}, {p:A:B} or {u:N}   KEYS[2] stream :l   KEYS[3] hash :o
-- KEYS[4] hash {r:R}:m   KEYS[5] hash {r:R}:f   (4 and 5 in a room only)
-- ARGV[1] the user's number   ARGV[2] the position   ARGV[3] most entries   ARGV[4] most bytes
--#include position
local after = ARGV[2]
local room_id, role, entered, history = '', '', '0-0', '0'
local head
if KEYS[4] then
  local room = redis.call('HMGET', KEYS[1], 'last', 'id', 'gone', 'hist')
  local member = redis.call('HGET', KEYS[4], ARGV[1])
  head = room[1] or '0-0'
  if room[3] then
    return {0, head, room[2], member and room[3] or redis.call('HGET', KEYS[5], ARGV[1])}
  elseif not member then
    return {0, head, room[2] or '', redis.call('HGET', KEYS[5], ARGV[1])}
  end
  room_id, history = room[2], room[4]
  role, entered = string.match(member, '^(%a) (%S+)')
  if history == '0' and before(after, entered) then
    after = entered
  end
else
  local own = string.sub(KEYS[1], 2, 2) == 'u'
  head = redis.call('HGET', KEYS[1], own and 'olast' or 'last') or '0-0'
end

local most = tonumber(ARGV[3])
local found = redis.call('XRANGE', KEYS[2], '(' .. after, '+', 'COUNT', most)
local page = {1, head, #found == most and 1 or 0, room_id, role, entered, history}
local bytes = 0
for i, entry in ipairs(found) do
  local fields = entry[2]
  bytes = bytes + string.len(fields[4])
  if i > 1 and bytes > tonumber(ARGV[4]) then
    page[3] = 1
    break
  end
  local seq = string.match(entry[1], '^(%d+)%-0$')
  page[#page + 1] = entry[1]
  page[#page + 1] = fields[2]
  page[#page + 1] = fields[4]
  page[#page + 1] = seq and redis.call('HGET', KEYS[3], seq) or false
end
return page
