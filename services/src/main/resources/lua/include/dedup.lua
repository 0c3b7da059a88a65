-- De-duplication of messages by their sender's client_message_id within 24 h, in two hashes, one for
-- each day; whole hashes expire. Needs include/deadline.lua.
local DAY_MS = 86400000

-- sent_before(today, yesterday, field): 'seq time message_id' of the first one, or nil.
local function sent_before(today, yesterday, field)
  for _, key in ipairs({today, yesterday}) do
    local known = redis.call('HGET', key, field)
    if known then
      local message_id, seq, time, ms = string.match(known, '^(%d+) (%d+) (%d+) (%d+)$')
      if now_ms - tonumber(ms) < DAY_MS then return seq .. ' ' .. time .. ' ' .. message_id end
    end
  end
  return nil
end

local function remember_sent(key, field, message_id, seq)
  redis.call('HSET', key, field, message_id .. ' ' .. seq .. ' ' .. clock[1] .. ' '
    .. string.format('%d', now_ms))
  redis.call('PEXPIRE', key, 2 * DAY_MS)
end
