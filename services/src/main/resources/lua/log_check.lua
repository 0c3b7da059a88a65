-- Whether a log still holds what a replica saw in it.
-- Returns 0 when it came back with less, 1 when it did not, or when nothing can be said: the conversation is gone.
-- KEYS[1] hash {r:R}, {p:A:B} or {u:N}   KEYS[2] stream :l
-- ARGV[1] position of an entry   ARGV[2] its push ID, 0 where it is not known
--#include position
local head = redis.call('HGET', KEYS[1], string.sub(KEYS[1], 2, 2) == 'u' and 'olast' or 'last')
if not head then
  -- Of a deleted user there is only 'was' left.
  return redis.call('HEXISTS', KEYS[1], 'was') == 1 and 1 or 1 - redis.call('EXISTS', KEYS[1])
elseif before(head, ARGV[1]) then
  return 0
elseif ARGV[2] == '0' then
  return 1
end
-- The log may have grown again since: then another entry stands there. An entry may also be dropped later.
local found = redis.call('XRANGE', KEYS[2], ARGV[1], ARGV[1])[1]
if not found then
  return 1
end
local push_id = cjson.decode(found[2][4]).p
return push_id and string.format('%.0f', push_id) ~= ARGV[2] and 0 or 1
