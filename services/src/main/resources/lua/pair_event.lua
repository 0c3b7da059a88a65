-- Appends a push to the log of two friends. Returns 900; or 409 not friends, 412 numbers used up.
-- KEYS[1] hash {p:A:B}   KEYS[2] stream :l
-- ARGV[1] deadline   ARGV[2] the one   ARGV[3] the other   ARGV[4] Entry   ARGV[5] EntryContext
--#include deadline
--#include log
if redis.call('HGET', KEYS[1], 'f') ~= '1' then return 409 end
local channels = {'u:' .. ARGV[2], 'u:' .. ARGV[3]}
return append(KEYS[1], KEYS[2], ARGV[4], ARGV[5], channels) and 900 or 412
