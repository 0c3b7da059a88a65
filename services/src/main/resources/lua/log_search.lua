-- SEARCH_MESSAGE: the next messages of a conversation, downwards, if the user can read them.
-- Returns {room ID, next seq, its time at most (us), {time (us), ...}, id, time (ms), entry, overlay or nil,
-- id, ...}; a next seq of 0: there is nothing more. Or 801 may not read, -1 gone.
-- KEYS[1] hash {r:R} or {p:A:B}   KEYS[2] stream :l   KEYS[3] hash :o
-- KEYS[4] hash {r:R}:m (in a room only)
-- ARGV[1] user   ARGV[2] 'seq' or 'time': what the bound is   ARGV[3] the bound, inclusive (time: us)
-- ARGV[4] most entries; 0 only seeks   ARGV[5] most bytes
--#include position
--#include room
local first, room_id = 1, ''
if KEYS[4] then
  if is_gone(KEYS[1]) then return GONE end
  local member = member_of(KEYS[4], ARGV[1])
  if not member then return 801 end
  first = first_seq_of(KEYS[1], member)
  room_id = redis.call('HGET', KEYS[1], 'id')
elseif redis.call('HGET', KEYS[1], 'ever') ~= '1' then
  return 801
end

local function id_of(seq)
  return string.format('%.0f-0', seq)
end

local function us_of(fields)
  return tonumber(fields[2]) * 1000 + tonumber(fields[6] or 0)
end

-- The time of the message seq, or of what follows it.
local function time_of(seq)
  local found = redis.call('XRANGE', KEYS[2], id_of(seq), '+', 'COUNT', 1)[1]
  return found and us_of(found[2]) or 0
end

local function is_kept(seq)
  return #redis.call('XRANGE', KEYS[2], '-', id_of(seq), 'COUNT', 1) > 0
end

local bound = tonumber(ARGV[3])
local from = tonumber(redis.call('HGET', KEYS[1], 'seq') or '0')
if ARGV[2] == 'seq' then
  from = math.min(from, bound)
elseif from >= first and time_of(from) > bound then
  -- The newest one that is not newer than the bound lies in [low, high); what was trimmed is older.
  local low, high = first - 1, from
  while high - low > 1 do
    local middle = math.floor((low + high) / 2)
    if time_of(middle) <= bound then low = middle else high = middle end
  end
  from = low
end
if from < first or not is_kept(from) then return {room_id, 0, '0', {}} end

local rows, times = {}, {}
local next_seq, next_us = from, time_of(from)
local most = tonumber(ARGV[4])
if most > 0 then
  local found = redis.call('XREVRANGE', KEYS[2], id_of(from), id_of(first), 'COUNT', most)
  if #found < most then next_seq = 0 end
  local bytes = 0
  for i, entry in ipairs(found) do
    local fields = entry[2]
    local seq, k = string.match(entry[1], '^(%d+)-(%d+)$')
    bytes = bytes + string.len(fields[4])
    if i > 1 and bytes > tonumber(ARGV[5]) then
      next_seq = tonumber(seq)
      break
    end
    next_us = us_of(fields)
    if k == '0' then
      times[#times + 1] = string.format('%.0f', next_us)
      rows[#rows + 1] = {entry[1], fields[2], fields[4], redis.call('HGET', KEYS[3], seq)}
    end
    if i == most then next_seq = k == '0' and tonumber(seq) - 1 or tonumber(seq) end
  end
end
if next_seq < first then next_seq = 0 end

local page = {room_id, next_seq, string.format('%.0f', next_us), times}
for _, row in ipairs(rows) do
  for field = 1, 4 do page[#page + 1] = row[field] or false end
end
return page
