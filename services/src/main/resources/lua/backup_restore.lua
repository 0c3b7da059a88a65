-- Writes keys as they were when backup_dump copied them; what has expired since is not written.
-- Returns 1.
-- KEYS any keys of one hash tag
-- ARGV[1] deadline
-- ARGV[2], ARGV[3] ... for each key: when it expires (ms since the epoch, 0 never), what DUMP gave
--#include deadline
for i, key in ipairs(KEYS) do
  redis.call('RESTORE', key, ARGV[2 * i], ARGV[2 * i + 1], 'REPLACE', 'ABSTTL')
end
return 1
