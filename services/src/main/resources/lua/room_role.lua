-- The role of a user in a room: 'o', 'a', 'm', or '' when it is no member. -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   ARGV[1] user
--#include position
--#include room
if is_gone(KEYS[1]) then return GONE end
local member = member_of(KEYS[2], ARGV[1])
return member and member.role or ''
