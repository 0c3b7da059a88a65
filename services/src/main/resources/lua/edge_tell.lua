-- Tells all replicas that somebody came or went, under the next number, and keeps it for a while for
-- those who miss the publish. Returns the number.
-- KEYS[1] string {lease}:n, the number of the newest edge
-- KEYS[2] stream {lease}:e, edges under <number>-0
-- ARGV[1] deadline
-- ARGV[2] edge (JSON)
-- ARGV[3] how many are kept, about
--#include deadline
local number = redis.call('INCR', KEYS[1])
local id = string.format('%d-0', number)
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[3], id, 'e', ARGV[2])
redis.call('PUBLISH', 'presence', string.format('%d ', number) .. ARGV[2])
return number
