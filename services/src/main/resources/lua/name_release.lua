-- Lets an ID lead to nothing, if it leads to this number. Returns 1 when it did.
-- KEYS[1] string n:u:{ID} or n:r:{ID}
-- ARGV[1] deadline
-- ARGV[2] number
--#include deadline
if redis.call('GET', KEYS[1]) == ARGV[2] then
  return redis.call('DEL', KEYS[1])
end
return 0
