-- Lets an ID lead to a number, unless it is taken. Returns 1, or 0 when it is taken.
-- KEYS[1] string n:u:{ID} or n:r:{ID}
-- ARGV[1] deadline
-- ARGV[2] number
--#include deadline
return redis.call('SETNX', KEYS[1], ARGV[2])
