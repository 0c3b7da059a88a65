-- Who gets a room when its owner is deleted: the longest-serving admin (since the appointment), else the
-- longest-serving member (since entering).
-- Returns {role of the user or '', heir or 0, room ID, nickname}; -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   ARGV[1] user
--#include position
--#include room
--#include heir
if is_gone(KEYS[1]) then return GONE end
local member = member_of(KEYS[2], ARGV[1])
local room = redis.call('HMGET', KEYS[1], 'id', 'nick')
local heir = member and member.role == 'o' and heir_of(KEYS[1], KEYS[2], ARGV[1])
return {member and member.role or '', heir or '0', room[1], room[2]}
