-- SEND_ROOM_MESSAGE: authorises, de-duplicates, numbers, appends, publishes.
-- Returns {message_id, seq, time}, of the first one for a repeated client_message_id; or 801 not a
-- member, 412 numbers used up, -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l   KEYS[4] hash :k
-- KEYS[5] hash :x:<today>   KEYS[6] hash :x:<yesterday>
-- ARGV[1] deadline   ARGV[2] sender   ARGV[3] message_id   ARGV[4] client_message_id or ''
-- ARGV[5] Entry   ARGV[6] EntryContext
--#include deadline
--#include log
--#include position
--#include room
--#include dedup
if is_gone(KEYS[1]) then return GONE end
if redis.call('HEXISTS', KEYS[2], ARGV[2]) == 0 then return 801 end
local sent_as = ARGV[4] ~= '' and ARGV[2] .. ' ' .. ARGV[4]
local first = sent_as and sent_before({KEYS[5], KEYS[6]}, sent_as)
if first then return first end

local id = append(KEYS[1], KEYS[3], 'message', ARGV[5], ARGV[6], {room_channel(KEYS[1])})
if not id then return 412 end
local seq = string.match(id, '^%d+')
redis.call('HSET', KEYS[4], ARGV[2], seq)
if sent_as then remember_sent(KEYS[5], sent_as, ARGV[3], seq) end
return {ARGV[3], seq, now}
