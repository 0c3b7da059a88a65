-- De-duplication of messages by their sender's client_message_id within 24 h, in two hashes, one for
-- each day; whole hashes expire. Needs include/deadline.lua.
local DAY_MS = 86400000

-- sent_before(keys, field): {message_id, seq, time} of the first one, or nil.
local function sent_before(keys, field)
  for _, key in ipairs(keys) do
    local known = redis.call('HGET', key, field)
    if known then
      local message_id, seq, time, ms = string.match(known, '^(%d+) (%d+) (%d+) (%d+)$')
      if now_ms - tonumber(ms) < DAY_MS then return {message_id, seq, time} end
    end
  end
  return nil
end

local function remember_sent(key, field, message_id, seq)
  redis.call('HSET', key, field, message_id .. ' ' .. seq .. ' ' .. now .. ' '
    .. string.format('%.0f', now_ms))
  redis.call('PEXPIRE', key, 2 * DAY_MS)
end
