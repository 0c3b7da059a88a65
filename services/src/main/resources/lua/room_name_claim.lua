-- Lets a room's ID lead to a number, if it is free, or still leads to a room that is gone.
-- Returns 1, or 0 when the ID is taken.
-- KEYS[1] string n:r:{ID}   ARGV[1] deadline   ARGV[2] the new number   ARGV[3] the gone number or ''
--#include deadline
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[3] then return 0 end
redis.call('SET', KEYS[1], ARGV[2])
return 1
