-- SEND_ROOM_MESSAGE: authorises, de-duplicates, numbers, appends, publishes.
-- Returns 'seq time', or 'seq time message_id' of the first one for a repeated client_message_id; or
-- 801 not a member, 412 numbers used up, -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l   KEYS[4] hash :k
-- with a client_message_id: KEYS[5] hash :x:<today>   KEYS[6] hash :x:<yesterday>
-- ARGV[1] deadline   ARGV[2] sender   ARGV[3] Entry   ARGV[4] origin and ARGV[5] body of the publish
-- with a client_message_id: ARGV[6] it   ARGV[7] message_id
--#include deadline
--#include message
--#include dedup
local room = redis.call('HMGET', KEYS[1], 'id', 'gone', 'seq', 'last')
if not room[1] or room[2] then return -1 end
local sender = ARGV[2]
if redis.call('HEXISTS', KEYS[2], sender) == 0 then return 801 end
local sent_as = ARGV[6] and sender .. ' ' .. ARGV[6]
local first = sent_as and sent_before(KEYS[5], KEYS[6], sent_as)
if first then return first end

local seq = next_seq(room[3])
if not seq then return 412 end
redis.call('HSET', KEYS[1], 'seq', seq, 'last', seq .. '-0')
add_message(KEYS[3], seq, ARGV[3])
redis.call('PUBLISH', string.sub(KEYS[1], 2, -2), live_message(KEYS[1], room[4], seq, ARGV[4], ARGV[5]))
redis.call('HSET', KEYS[4], sender, seq)
if sent_as then remember_sent(KEYS[5], sent_as, ARGV[7], seq) end
return seq .. ' ' .. clock[1]
