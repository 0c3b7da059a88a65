-- Whether a user may decide an entry request now. Returns 900, or 410.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] hash :q
-- ARGV[1] the decider   ARGV[2] the asker   ARGV[3] request_id
--#include position
--#include room
if is_gone(KEYS[1]) then return 410 end
local member = member_of(KEYS[2], ARGV[1])
if not member or member.role == 'm' then return 410 end
local asked = redis.call('HGET', KEYS[3], ARGV[2])
if not asked or string.match(asked, '^%d+') ~= ARGV[3] then return 410 end
return 900
