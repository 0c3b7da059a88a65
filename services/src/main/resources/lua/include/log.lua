-- append(meta_key, log_key, kind, entry, context, channels) -> the new entry's ID, or nil when the
-- numbers of the conversation are used up (answer 412; nothing was written).
-- Numbers, adds and publishes one entry of a conversation's log. Needs include/deadline.lua.
-- The entry has the fields t (ms), e (JSON) and u (microseconds since t, by which a search orders
-- what conversations got in the same millisecond).
--   meta_key   hash   {r:R}, {p:A:B} or {u:N}: holds the head of the log
--   log_key    stream the same with :l
--   kind       'message' takes the next sequence number, 'event' the next place behind the newest
--   entry      JSON   Entry
--   context    JSON   EntryContext: what receivers need besides the entry
--   channels   list   of channels that hear of it
local MAX_NUMBER = 4294967295

local function live_json(meta_key, prev, id, entry, context)
  return '{"w":"' .. string.sub(meta_key, 2, -2) .. '","v":"' .. prev .. '","i":"' .. id
    .. '","t":' .. now .. ',"m":' .. now_ms % 1000 .. ',"e":' .. entry .. ',"n":' .. context .. '}'
end

local function append(meta_key, log_key, kind, entry, context, channels)
  local prefix = string.sub(meta_key, 2, 2) == 'u' and 'o' or ''
  local head = redis.call('HMGET', meta_key, prefix .. 'seq', prefix .. 'last')
  local seq = tonumber(head[1] or '0')
  local prev = head[2] or '0-0'
  local id
  if kind == 'message' then
    if seq >= MAX_NUMBER then return nil end
    local next_seq = string.format('%.0f', seq + 1)
    id = next_seq .. '-0'
    redis.call('HSET', meta_key, prefix .. 'seq', next_seq, prefix .. 'last', id)
  else
    local k = tonumber(string.match(prev, '-(%d+)$'))
    if k >= MAX_NUMBER then return nil end
    id = string.format('%.0f-%.0f', seq, k + 1)
    redis.call('HSET', meta_key, prefix .. 'last', id)
  end
  redis.call('XADD', log_key, id, 't', string.format('%.0f', now_ms), 'e', entry,
    'u', now_us)
  local live = live_json(meta_key, prev, id, entry, context)
  for _, channel in ipairs(channels) do
    redis.call('PUBLISH', channel, live)
  end
  return id
end

-- Puts a field in front of those of a JSON object; value is JSON itself.
local function with_field(object, name, value)
  local rest = string.sub(object, 2)
  return '{"' .. name .. '":' .. value .. (rest == '}' and '' or ',') .. rest
end

-- Publishes a push that is in no log. meta_key names the conversation that it is about.
local function tell(meta_key, entry, context, channels)
  local said = '{"w":"' .. string.sub(meta_key, 2, -2) .. '","t":' .. now .. ',"e":' .. entry
    .. ',"n":' .. context .. '}'
  for _, channel in ipairs(channels) do
    redis.call('PUBLISH', channel, said)
  end
end
