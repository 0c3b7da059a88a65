-- Whether too many wrong passwords came for a user ID: from one address, or from all together unless
-- the user logged in from this address not long ago.
--   keys   zset {w:D}:<address>, zset {w:D}:all (each wrong attempt by its time), zset {w:D}:ok (address by the time of a log-in)
--   rule   window (ms), most from one address, most in all, how long an address is known (ms)
local function too_many(keys, address, now_ms, rule)
  local since = '(' .. string.format('%d', now_ms - rule.window)
  if redis.call('ZCOUNT', keys.address, since, '+inf') >= rule.most then
    return true
  end
  if redis.call('ZCOUNT', keys.all, since, '+inf') < rule.most_in_all then
    return false
  end
  local known = redis.call('ZSCORE', keys.ok, address)
  return not known or tonumber(known) < now_ms - rule.known
end
