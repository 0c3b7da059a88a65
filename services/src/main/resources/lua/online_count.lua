-- Counts the users that have a connection on any of the replicas.
-- KEYS set {lease}:u:<replica> of each living replica
if #KEYS == 0 then
  return 0
end
if #KEYS == 1 then
  return redis.call('SCARD', KEYS[1])
end
return #redis.call('SUNION', unpack(KEYS))
