-- Appends a push about a member to a room's log. Returns 900; or 409 not a member, 412 numbers used up,
-- -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l
-- ARGV[1] deadline   ARGV[2] member   ARGV[3] Entry   ARGV[4] EntryContext
--#include deadline
--#include log
--#include position
--#include room
if is_gone(KEYS[1]) then return GONE end
if redis.call('HEXISTS', KEYS[2], ARGV[2]) == 0 then return 409 end
local channels = {room_channel(KEYS[1])}
return append(KEYS[1], KEYS[3], ARGV[3], ARGV[4], channels) and 900 or 412
