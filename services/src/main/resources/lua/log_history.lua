-- RECEIVE_MESSAGE: messages of a conversation that the user can read.
-- Returns {last_seq, read_seq, first_seq, more 1/0, room ID, id, time, entry, overlay or nil, id, ...} in
-- ascending order; or 801 may not read, -1 gone.
-- KEYS[1] hash {r:R} or {p:A:B}   KEYS[2] stream :l   KEYS[3] hash :o
-- KEYS[4] hash {r:R}:m   KEYS[5] hash {r:R}:k   (4 and 5 in a room only)
-- ARGV[1] user   ARGV[2] 'after', 'before', 'newest' or 'unread'   ARGV[3] the bound's seq
-- ARGV[4] most messages   ARGV[5] most bytes
--#include position
--#include room
local first, read, room_id = 1, 0, ''
if KEYS[4] then
  if is_gone(KEYS[1]) then return GONE end
  local member = member_of(KEYS[4], ARGV[1])
  if not member then return 801 end
  first = first_seq_of(KEYS[1], member)
  read = tonumber(redis.call('HGET', KEYS[5], ARGV[1]) or '0')
  room_id = redis.call('HGET', KEYS[1], 'id')
else
  local pair = redis.call('HMGET', KEYS[1], 'ever', 'k' .. ARGV[1])
  if pair[1] ~= '1' then return 801 end
  read = tonumber(pair[2] or '0')
end
local last = tonumber(redis.call('HGET', KEYS[1], 'seq') or '0')
local oldest = redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 1)[1]
if oldest then
  local seq, k = string.match(oldest[1], '^(%d+)-(%d+)$')
  first = math.max(first, tonumber(seq) + (k == '0' and 0 or 1))
else
  first = last + 1
end
first = math.min(first, last + 1)

-- From where, which way, and where it ends.
local bound = tonumber(ARGV[3])
local upward = ARGV[2] == 'after' or ARGV[2] == 'unread'
local from, step, to
if upward then
  if ARGV[2] == 'unread' then bound = read end
  from, step, to = math.max(bound + 1, first), 1, last
else
  from = ARGV[2] == 'before' and math.min(bound - 1, last) or last
  step, to = -1, first
end

local most, room_left = tonumber(ARGV[4]), tonumber(ARGV[5])
local rows, more = {}, 0
for seq = from, to, step do
  local id = string.format('%d-0', seq)
  local found = redis.call('XRANGE', KEYS[2], id, id)[1]
  if found then
    local entry = found[2][4]
    local overlay = redis.call('HGET', KEYS[3], string.format('%d', seq))
    -- A user's number in an overlay becomes an ID, which can be four times as long.
    room_left = room_left - string.len(entry) - 4 * string.len(overlay or '') - 100
    if #rows == most or (#rows > 0 and room_left < 0) then
      more = 1
      break
    end
    rows[#rows + 1] = {id, found[2][2], entry, overlay}
  end
end

local page = {last, read, first, more, room_id}
for i = 1, #rows do
  local row = rows[upward and i or #rows + 1 - i]
  for field = 1, 4 do page[#page + 1] = row[field] or false end
end
return page
