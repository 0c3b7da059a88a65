-- Drops the oldest entries of a conversation, and what lies over them, as far as they are too many or too old.
-- Returns 1 when there is more to drop, else 0.
-- KEYS[1] hash {r:R} or {p:A:B}   KEYS[2] stream :l   KEYS[3] hash :o
-- ARGV[1] deadline   ARGV[2] most messages, 0 for any   ARGV[3] what is older goes (ms), 0 for none
-- ARGV[4] most messages or entries to drop at a time
--#include deadline
local most, oldest_ms, batch = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

-- The first message at or behind a position.
local function first_from(position)
  local seq, k = string.match(position, '^(%d+)-(%d+)$')
  return tonumber(seq) + (k == '0' and 0 or 1)
end

local oldest = redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 1)[1]
if not oldest then return 0 end
local first = first_from(oldest[1])
local last = tonumber(redis.call('HGET', KEYS[1], 'seq') or '0')

-- How many of the oldest are too many, then how many more are too old.
local too_many = most > 0 and math.max(0, last - most + 1 - first) or 0
local more = too_many > batch
local keep_from = string.format('%.0f-0', first + math.min(too_many, batch))
if too_many > 0 then redis.call('XTRIM', KEYS[2], 'MINID', keep_from) end
if oldest_ms > 0 and not more then
  local found = redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', batch)
  local kept, too_old
  for _, entry in ipairs(found) do
    if tonumber(entry[2][2]) >= oldest_ms then
      kept = entry[1]
      break
    end
    local seq, k = string.match(entry[1], '^(%d+)-(%d+)$')
    too_old = string.format('%s-%.0f', seq, tonumber(k) + 1)
  end
  if too_old then
    keep_from = too_old
    redis.call('XTRIM', KEYS[2], 'MINID', keep_from)
  end
  more = not kept and #found == batch
end

local gone = {}
for seq = first, first_from(keep_from) - 1 do
  gone[#gone + 1] = string.format('%.0f', seq)
end
if #gone > 0 then redis.call('HDEL', KEYS[3], unpack(gone)) end
return more and 1 or 0
