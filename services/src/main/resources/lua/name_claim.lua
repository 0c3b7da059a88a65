-- Takes a name that is free, or that still belongs to a number which is gone.
-- Returns 1, or 0 when the name is taken.
-- KEYS[1] string n:r:{ID}   ARGV[1] deadline   ARGV[2] the new number   ARGV[3] the gone number or ''
--#include deadline
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[3] then return 0 end
redis.call('SET', KEYS[1], ARGV[2])
return 1
