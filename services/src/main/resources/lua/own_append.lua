-- Appends a push to the log of a user, and tells its connections unless that is done later.
-- Returns {ID, live JSON to publish later, or '' when it was published}; or 412 numbers used up, -1 gone.
-- KEYS[1] hash {u:N}   KEYS[2] stream :l
-- ARGV[1] deadline   ARGV[2] Entry   ARGV[3] EntryContext   ARGV[4] '1' publish now, '0' later
--#include deadline
--#include log
if redis.call('HEXISTS', KEYS[1], 'id') == 0 then return -1 end
local channel = string.sub(KEYS[1], 2, -2)
local prev = redis.call('HGET', KEYS[1], 'olast') or '0-0'
local id = append(KEYS[1], KEYS[2], ARGV[2], ARGV[3], ARGV[4] == '1' and {channel} or {})
if not id then return 412 end
return {id, ARGV[4] == '1' and '' or live_json(KEYS[1], prev, id, ARGV[2], ARGV[3])}
