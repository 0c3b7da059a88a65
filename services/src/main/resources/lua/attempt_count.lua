-- Counts a password that was tried. What other attempts did since attempt_check counts too, so that
-- many at a time learn no more than one after the other.
-- Returns 402 when there were too many wrong ones, 403 when this one is wrong, else 900.
-- KEYS[1] zset {w:D}:<address>
-- KEYS[2] zset {w:D}:all
-- KEYS[3] zset {w:D}:ok
-- ARGV[1] deadline
-- ARGV[2] address
-- ARGV[3..6] window (ms), most from one address, most in all, how long an address is known (ms)
-- ARGV[7] 'right' or 'wrong'
-- ARGV[8] a name for the attempt, unique
-- ARGV[9] 1 when a right one makes the address known
--#include deadline
--#include attempts
local keys = {address = KEYS[1], all = KEYS[2], ok = KEYS[3]}
local address, right = ARGV[2], ARGV[7] == 'right'
local rule = {window = tonumber(ARGV[3]), most = tonumber(ARGV[4]),
  most_in_all = tonumber(ARGV[5]), known = tonumber(ARGV[6])}
if too_many(keys, address, now_ms, rule) then
  return 402
end
local at = string.format('%d', now_ms)
if right then
  redis.call('DEL', keys.address)
  if ARGV[9] == '1' then
    redis.call('ZADD', keys.ok, at, address)
    redis.call('ZREMRANGEBYSCORE', keys.ok, '-inf', string.format('%d', now_ms - rule.known))
    redis.call('ZREMRANGEBYRANK', keys.ok, 0, -101)
    redis.call('PEXPIRE', keys.ok, ARGV[6])
  end
  return 900
end
for _, key in ipairs({keys.address, keys.all}) do
  redis.call('ZADD', key, at, ARGV[8])
  redis.call('ZREMRANGEBYSCORE', key, '-inf', string.format('%d', now_ms - rule.window))
  redis.call('PEXPIRE', key, ARGV[3])
end
return 403
