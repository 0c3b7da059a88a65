-- next_seq(seq): the sequence number behind seq (false: the first), as text, or nil when they
-- are used up (answer 412).
-- add_message(log_key, seq, entry): appends the message seq. The entry has the fields that
-- include/log.lua names.
-- live_message(meta_key, prev, seq, origin, body): what is published of it: one line
-- 'm <conversation> <prev> <seq>-0 <time> <origin> <ms of the last second>' and then body. In origin: the acting connection,
-- push_id, message_id. The head of the conversation's hash is the caller's to move (seq, last).
-- Needs include/deadline.lua.
local MAX_SEQ = 4294967295

local function next_seq(seq)
  seq = tonumber(seq or '0')
  return seq < MAX_SEQ and string.format('%d', seq + 1) or nil
end

local function add_message(log_key, seq, entry)
  redis.call('XADD', log_key, seq .. '-0', 't', string.format('%d', now_ms), 'e', entry,
    'u', string.format('%d', now_us))
end

local function live_message(meta_key, prev, seq, origin, body)
  return 'm ' .. string.sub(meta_key, 2, -2) .. ' ' .. (prev or '0-0') .. ' ' .. seq .. '-0 '
    .. clock[1] .. ' ' .. origin .. ' ' .. now_ms % 1000 .. '\n' .. body
end
