-- Frees a name, if it still belongs to the number. Returns 1 when it did.
-- KEYS[1] string n:r:{ID}   ARGV[1] deadline   ARGV[2] the number
--#include deadline
if redis.call('GET', KEYS[1]) ~= ARGV[2] then return 0 end
return redis.call('DEL', KEYS[1])
