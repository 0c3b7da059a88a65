import { t } from '../../i18n';
import { roomKey } from '../../state/types';
import { Name } from '../base/Bits';
import { useApp } from '../context';

const MOST = 5;

/** The beginning of a mention right before the caret. */
export function mentionAt(text: string, caret: number): { from: number; start: string } | null {
  const found = /(?:^|[^A-Za-z0-9_@])@([A-Za-z0-9_]{0,16})$/.exec(text.slice(0, caret));
  const start = found?.[1];
  return start === undefined ? null : { from: caret - start.length - 1, start };
}

export function MentionList({
  roomId,
  start,
  onPick,
}: {
  roomId: string;
  start: string;
  onPick: (id: string) => void;
}) {
  const members = useApp((state) => state.members[roomKey(roomId)]);
  const me = useApp((state) => state.me);
  const wanted = start.toLowerCase();
  const found = (members ?? [])
    .filter(({ user_id }) => user_id !== me)
    .filter(({ user_id, user_nickname }) =>
      `${user_id} ${user_nickname}`
        .toLowerCase()
        .split(/\s/)
        .some((word) => word.startsWith(wanted)),
    )
    .slice(0, MOST);
  if (found.length === 0 || found.some(({ user_id }) => user_id === start)) return null;
  return (
    <ul class="mentions" aria-label={t.chat.mention}>
      {found.map(({ user_id, user_nickname }) => (
        <li key={user_id}>
          <button type="button" onClick={() => onPick(user_id)}>
            <Name>{user_nickname}</Name> <small>@{user_id}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
