-- Writes a new room that nobody can reach yet: its ID is claimed afterwards. Returns 900.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] hash :d   KEYS[4] hash :k
-- ARGV[1] deadline   ARGV[2] room ID   ARGV[3] nickname   ARGV[4] access   ARGV[5] PHC or ''
-- ARGV[6] history   ARGV[7] owner
--#include deadline
redis.call('HSET', KEYS[1], 'id', ARGV[2], 'nick', ARGV[3], 'desc', '', 'access', ARGV[4],
  'hist', ARGV[6], 'owner', ARGV[7], 'admins', '', 'newest', '0')
if ARGV[5] ~= '' then redis.call('HSET', KEYS[1], 'pw', ARGV[5]) end
redis.call('HSET', KEYS[2], ARGV[7], 'o 0-0 ' .. string.format('%d', now_ms) .. ' 0')
redis.call('HSET', KEYS[3], ARGV[7], '0-0')
redis.call('HSET', KEYS[4], ARGV[7], '0')
return 900
