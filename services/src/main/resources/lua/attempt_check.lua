-- Asks whether a password may be tried. Returns 402 when there were too many wrong ones, else 900.
-- KEYS[1] zset {w:D}:<address>
-- KEYS[2] zset {w:D}:all
-- KEYS[3] zset {w:D}:ok
-- ARGV[1] address
-- ARGV[2..5] window (ms), most from one address, most in all, how long an address is known (ms)
--#include attempts
local clock = redis.call('TIME')
local now_ms = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)
local keys = {address = KEYS[1], all = KEYS[2], ok = KEYS[3]}
local rule = {window = tonumber(ARGV[2]), most = tonumber(ARGV[3]),
  most_in_all = tonumber(ARGV[4]), known = tonumber(ARGV[5])}
return too_many(keys, ARGV[1], now_ms, rule) and 402 or 900
