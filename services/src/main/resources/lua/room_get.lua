-- A room as a user sees it, with what lists of rooms show besides.
-- Returns {id, nickname, description, access, history, member count, role or ''}, for a member followed by
-- {owner, admins ('N N ...'), last_seq, read_seq, id, time, entry, overlay or nil of its newest message}.
-- -1 gone.
-- KEYS[1] hash {r:R}   KEYS[2] hash :m   KEYS[3] stream :l   KEYS[4] hash :o   KEYS[5] hash :k
-- ARGV[1] user
--#include position
--#include room
if is_gone(KEYS[1]) then return GONE end
local member = member_of(KEYS[2], ARGV[1])
local room = redis.call('HMGET', KEYS[1], 'id', 'nick', 'desc', 'access', 'hist')
room[6] = redis.call('HLEN', KEYS[2])
room[7] = member and member.role or ''
if not member then return room end
local more = redis.call('HMGET', KEYS[1], 'owner', 'admins', 'seq')
room[8], room[9] = more[1], more[2] or ''
room[10] = more[3] or '0'
room[11] = redis.call('HGET', KEYS[5], ARGV[1]) or '0'
local seq = tonumber(room[10])
if seq < first_seq_of(KEYS[1], member) then return room end
local newest = redis.call('XRANGE', KEYS[3], room[10] .. '-0', room[10] .. '-0')[1]
if newest then
  room[12], room[13], room[14] = newest[1], newest[2][2], newest[2][4]
  room[15] = redis.call('HGET', KEYS[4], room[10])
end
return room
