-- What GET_FRIENDS shows of a private conversation.
-- Returns {last_seq, read_seq, peer_read_seq, id, time, entry, overlay or nil of the newest message}.
-- KEYS[1] hash {p:A:B}   KEYS[2] stream :l   KEYS[3] hash :o   ARGV[1] user   ARGV[2] the other
local pair = redis.call('HMGET', KEYS[1], 'seq', 'k' .. ARGV[1], 'k' .. ARGV[2])
local summary = {pair[1] or '0', pair[2] or '0', pair[3] or '0'}
local id = summary[1] .. '-0'
local newest = summary[1] ~= '0' and redis.call('XRANGE', KEYS[2], id, id)[1]
if newest then
  summary[4], summary[5], summary[6] = newest[1], newest[2][2], newest[2][4]
  summary[7] = redis.call('HGET', KEYS[3], summary[1])
end
return summary
