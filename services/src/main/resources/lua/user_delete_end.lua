-- Forgets all that is left of a user. Only those who were away can still be told, for a while, who it was.
-- KEYS[1] hash {u:N}   KEYS[2..] all other keys with the user's tag
-- ARGV[1] deadline   ARGV[2] the former ID, sealed, or ''   ARGV[3] how long it is kept (ms)
--#include deadline
redis.call('DEL', unpack(KEYS))
if ARGV[2] ~= '' then
  redis.call('HSET', KEYS[1], 'was', ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
end
return 900
