-- Counts an attempt at a room's password before it is checked, so that attempts side by side count too.
-- Returns 900, or 402 when there were too many.
-- KEYS[1] string {wr:R}:N   ARGV[1] deadline   ARGV[2] most attempts   ARGV[3] ms that they count
--#include deadline
if tonumber(redis.call('GET', KEYS[1]) or '0') >= tonumber(ARGV[2]) then return 402 end
if redis.call('INCR', KEYS[1]) == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
return 900
