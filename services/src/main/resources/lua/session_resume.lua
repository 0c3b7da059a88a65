-- Adds a connection to a session for one of its tokens, and gives the session one more token. The
-- oldest connections beyond the limit are logged off. A token can be used again for a while after its first use.
-- Returns {1 or 0 whether the user was offline before, user ID}; 355 when the token is unknown, used up or expired.
-- KEYS[1] hash {u:N}
-- KEYS[2] hash {u:N}:s
-- KEYS[3] hash {u:N}:c
-- KEYS[4] hash {u:N}:e
-- ARGV[1] deadline
-- ARGV[2] session
-- ARGV[3] SHA-256 of the token
-- ARGV[4] SHA-256 of the new token
-- ARGV[5] connection
-- ARGV[6] when the session expires from now on (s)
-- ARGV[7] most connections
-- ARGV[8] how long a used token lives (ms)
-- ARGV[9] most tokens
-- ARGV[10] channel of the user
-- ARGV[11] what is published for a connection that is logged off, with @connection@ for it
-- ARGV[12] JSON of what the session is now: address, transport, client
--#include deadline
--#include sessions
local user, sessions, connections, ended = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local session, token, new_token, connection = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local expires, most, grace, most_tokens = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local channel, forced = ARGV[10], ARGV[11]
local json = redis.call('HGET', sessions, session)
if not json or redis.call('HEXISTS', user, 'del') == 1 or redis.call('EXISTS', user) == 0 then
  return 355
end
local record = cjson.decode(json)
local mine = connections_of(connections, session)
if record.expires < now and #mine == 0 then
  redis.call('HDEL', sessions, session)
  return 355
end
local known = record.tokens[token]
if not known or (known.used > 0 and now_ms > known.used + grace) then
  return 355
end
if known.used == 0 then
  known.used = now_ms
end
local order = {}
for hash, one in pairs(record.tokens) do
  if one.used > 0 and now_ms > one.used + grace then
    record.tokens[hash] = nil
  elseif hash ~= token then
    order[#order + 1] = {hash = hash, made = one.made}
  end
end
table.sort(order, function(a, b) return a.made < b.made end)
for i = 1, #order - most_tokens + 2 do
  record.tokens[order[i].hash] = nil
end
record.tokens[new_token] = {made = now_ms, used = 0}
record.expires = expires
record.seen = now
for field, value in pairs(cjson.decode(ARGV[12])) do
  record[field] = value
end
for i = 1, #mine - most + 1 do
  redis.call('HDEL', connections, mine[i].connection)
  note_ended(ended, mine[i].connection, 'too_many_connections')
  redis.call('PUBLISH', channel, (string.gsub(forced, '@connection@', mine[i].connection)))
end
local was_offline = redis.call('HLEN', connections) == 0 and 1 or 0
redis.call('HSET', sessions, session, cjson.encode(record))
redis.call('HDEL', ended, connection)
redis.call('HSET', connections, connection, session .. ' ' .. string.format('%d', now_ms))
return {was_offline, redis.call('HGET', user, 'id')}
