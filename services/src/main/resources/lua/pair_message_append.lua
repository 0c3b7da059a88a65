-- SEND_PRIVATE_MESSAGE: authorises, de-duplicates, numbers, appends, publishes to both.
-- Returns 'seq time', or 'seq time message_id' of the first one for a repeated client_message_id; or
-- 801 not friends, 412 numbers used up.
-- KEYS[1] hash {p:A:B}   KEYS[2] stream :l
-- with a client_message_id: KEYS[3] hash :x:<today>   KEYS[4] hash :x:<yesterday>
-- ARGV[1] deadline   ARGV[2] sender   ARGV[3] Entry   ARGV[4] origin and ARGV[5] body of the publish
-- ARGV[6] receiver   with a client_message_id: ARGV[7] it   ARGV[8] message_id
--#include deadline
--#include message
--#include dedup
local pair = redis.call('HMGET', KEYS[1], 'f', 'seq', 'last')
if pair[1] ~= '1' then return 801 end
local sender = ARGV[2]
local sent_as = ARGV[7] and sender .. ' ' .. ARGV[7]
local first = sent_as and sent_before(KEYS[3], KEYS[4], sent_as)
if first then return first end

local seq = next_seq(pair[2])
if not seq then return 412 end
redis.call('HSET', KEYS[1], 'seq', seq, 'last', seq .. '-0', 'k' .. sender, seq)
add_message(KEYS[2], seq, ARGV[3])
local live = live_message(KEYS[1], pair[3], seq, ARGV[4], ARGV[5])
redis.call('PUBLISH', 'u:' .. ARGV[6], live)
redis.call('PUBLISH', 'u:' .. sender, live)
if sent_as then remember_sent(KEYS[3], sent_as, ARGV[8], seq) end
return seq .. ' ' .. clock[1]
