-- SEND_PRIVATE_MESSAGE: authorises, de-duplicates, numbers, appends, publishes to both.
-- Returns {message_id, seq, time}, of the first one for a repeated client_message_id; or 801 not
-- friends, 412 numbers used up.
-- KEYS[1] hash {p:A:B}   KEYS[2] stream :l   KEYS[3] hash :x:<today>   KEYS[4] hash :x:<yesterday>
-- ARGV[1] deadline   ARGV[2] sender   ARGV[3] message_id   ARGV[4] client_message_id or ''
-- ARGV[5] Entry   ARGV[6] EntryContext   ARGV[7] receiver
--#include deadline
--#include log
--#include dedup
if redis.call('HGET', KEYS[1], 'f') ~= '1' then return 801 end
local sent_as = ARGV[4] ~= '' and ARGV[2] .. ' ' .. ARGV[4]
local first = sent_as and sent_before({KEYS[3], KEYS[4]}, sent_as)
if first then return first end

local channels = {'u:' .. ARGV[7], 'u:' .. ARGV[2]}
local id = append(KEYS[1], KEYS[2], 'message', ARGV[5], ARGV[6], channels)
if not id then return 412 end
local seq = string.match(id, '^%d+')
redis.call('HSET', KEYS[1], 'k' .. ARGV[2], seq)
if sent_as then remember_sent(KEYS[3], sent_as, ARGV[3], seq) end
return {ARGV[3], seq, now}
