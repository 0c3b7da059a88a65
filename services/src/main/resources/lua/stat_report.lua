-- Stores what a replica has counted since it started. It stays a day, for who counts a dead replica.
-- KEYS[1] hash {stat}:<replica>
-- KEYS[2] string {stat}:<replica>:v, the version of its server
-- ARGV[1] deadline
-- ARGV[2] when the replica started (s)
-- ARGV[3..6] messages in, messages out, bytes in, bytes out
-- ARGV[7] version of the server
--#include deadline
redis.call('HSET', KEYS[1], 'started', ARGV[2], 'messages_in', ARGV[3], 'messages_out', ARGV[4],
  'data_in', ARGV[5], 'data_out', ARGV[6])
redis.call('EXPIRE', KEYS[1], 86400)
redis.call('SET', KEYS[2], ARGV[7], 'EX', 86400)
return 1
