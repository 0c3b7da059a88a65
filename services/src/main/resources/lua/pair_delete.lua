-- Forgets all of a pair, one of whom is deleted. Returns 1 when they were friends, else 0.
-- KEYS[1] hash {p:A:B}   KEYS[2..] all other keys of the pair
-- ARGV[1] deadline
--#include deadline
local friends = redis.call('HGET', KEYS[1], 'f') == '1' and 1 or 0
redis.call('DEL', unpack(KEYS))
return friends
