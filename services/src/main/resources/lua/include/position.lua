-- before(one, other): whether the position one (an entry's ID, seq-k) is before the other.
-- seq_of(position): the seq of a position, as a number.
local function seq_of(position)
  return tonumber(string.match(position, '^(%d+)-'))
end

local function before(one, other)
  local one_seq, one_k = string.match(one, '^(%d+)-(%d+)$')
  local other_seq, other_k = string.match(other, '^(%d+)-(%d+)$')
  if one_seq ~= other_seq then
    return tonumber(one_seq) < tonumber(other_seq)
  end
  return tonumber(one_k) < tonumber(other_k)
end
