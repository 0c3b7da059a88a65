-- append(meta_key, log_key, entry, context, channels) -> the new entry's ID, or nil when the numbers of
-- the conversation are used up (answer 412; nothing was written).
-- Numbers, adds and publishes one entry of a conversation's log that is no message (those:
-- include/message.lua): it takes the next place behind the newest. Needs include/deadline.lua.
-- The entry has the fields t (ms), e (JSON) and u (microseconds since t, by which a search orders
-- what conversations got in the same millisecond).
--   meta_key   hash   {r:R}, {p:A:B} or {u:N}: holds the head of the log
--   log_key    stream the same with :l
--   entry      JSON   Entry
--   context    JSON   EntryContext: what receivers need besides the entry
--   channels   list   of channels that hear of it
local MAX_PLACE = 4294967295

local function live_json(meta_key, prev, id, entry, context)
  return '{"w":"' .. string.sub(meta_key, 2, -2) .. '","v":"' .. prev .. '","i":"' .. id
    .. '","t":' .. now .. ',"m":' .. now_ms % 1000 .. ',"e":' .. entry .. ',"n":' .. context .. '}'
end

local function append(meta_key, log_key, entry, context, channels)
  local last = string.sub(meta_key, 2, 2) == 'u' and 'olast' or 'last'
  local prev = redis.call('HGET', meta_key, last) or '0-0'
  local seq, k = string.match(prev, '^(%d+)-(%d+)$')
  if tonumber(k) >= MAX_PLACE then return nil end
  local id = seq .. '-' .. string.format('%d', k + 1)
  redis.call('HSET', meta_key, last, id)
  redis.call('XADD', log_key, id, 't', string.format('%d', now_ms), 'e', entry,
    'u', string.format('%d', now_us))
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
