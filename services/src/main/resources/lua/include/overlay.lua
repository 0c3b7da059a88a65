-- What lies over messages: Overlay by seq (JSON in a hash).
-- message_at(log_key, seq): the message's Entry as a table, or nil when there is none.
local function message_at(log_key, seq)
  local found = redis.call('XRANGE', log_key, seq .. '-0', seq .. '-0')
  if #found == 0 then return nil end
  return cjson.decode(found[1][2][4])
end

local function overlay_of(overlay_key, seq)
  local json = redis.call('HGET', overlay_key, seq)
  return json and cjson.decode(json) or {}
end

local function put_overlay(overlay_key, seq, overlay)
  redis.call('HSET', overlay_key, seq, cjson.encode(overlay))
end
