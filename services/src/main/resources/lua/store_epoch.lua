-- Gives a store that has none its epoch. Returns the epoch.
-- KEYS[1] hash {store}
-- ARGV[1] deadline
-- ARGV[2] the epoch that a new store gets
-- ARGV[3] version of the key schema
--#include deadline
redis.call('HSETNX', KEYS[1], 'schema', ARGV[3])
redis.call('HSETNX', KEYS[1], 'epoch', ARGV[2])
return redis.call('HGET', KEYS[1], 'epoch')
