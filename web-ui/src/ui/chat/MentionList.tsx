import { t } from '../../i18n';
import { Avatar } from '../base/Avatar';
import { Name } from '../base/Bits';
import type { Mentions } from './useMentions';

export const optionId = (list: string, i: number): string => `${list}-${i}`;

/** The keys stay with the text field; this shows which of them is chosen. */
export function MentionList({ id, mentions }: { id: string; mentions: Mentions }) {
  return (
    <div class="mentions" role="listbox" id={id} aria-label={t.chat.mention}>
      {mentions.list.map(({ user_id, user_nickname }, i) => (
        <button
          key={user_id}
          id={optionId(id, i)}
          type="button"
          role="option"
          aria-selected={i === mentions.at}
          tabIndex={-1}
          // The focus stays in the text
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => mentions.pick(user_id)}
        >
          <Avatar id={user_id} name={user_nickname} size="small" />
          <Name>{user_nickname}</Name> <small>@{user_id}</small>
        </button>
      ))}
    </div>
  );
}
