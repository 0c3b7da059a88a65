import { useMemo } from 'preact/hooks';
import { keyOfFound } from '../../app/search';
import { clockTime, dayName, fullMoment, t } from '../../i18n';
import type { Message } from '../../protocol/objects';
import { nameOf, titleOf } from '../../state/select';
import { type ConvKey, idOf, isRoom } from '../../state/types';
import { pieces } from '../../text/found';
import { plainText } from '../../text/rich';
import { Avatar } from '../base/Avatar';
import { Name } from '../base/Bits';
import { useApp, useEngine } from '../context';
import { convAddress } from '../route';

interface FoundMessageProps {
  message: Message;
  query: string;
  place: ConvKey | null;
}

/** One found message; it leads to its place in the conversation. */
export function FoundMessage({ message, query, place }: FoundMessageProps) {
  const { store } = useEngine();
  const key = keyOfFound(message);
  const sender = message.sender_id;
  const [name, title] = useApp((state) => [
    sender === null ? t.chat.deletedUser : nameOf(state, sender),
    titleOf(state, key),
  ]);
  const shown = useMemo(() => pieces(plainText(message.text ?? ''), query), [message.text, query]);
  const where = isRoom(key) ? title : sender === idOf(key) ? null : t.search.to(title);
  return (
    <li>
      <a
        class="found"
        href={convAddress(key)}
        onClick={() => store.dispatch({ type: 'jump', jump: { key, seq: message.seq } })}
      >
        <Avatar id={sender ?? ''} name={name} />
        <span class="found-text">
          <span class="found-head">
            <strong>
              <Name>{name}</Name>
            </strong>
            {place === null && where && <bdi class="quiet found-place">{where}</bdi>}
            <time class="quiet" title={fullMoment(message.time)}>
              {dayName(message.time, Date.now() / 1000)}, {clockTime(message.time)}
            </time>
          </span>
          <span class="found-words" dir="auto">
            {shown.map((piece, i) => (piece.hit ? <mark key={`${i}`}>{piece.text}</mark> : piece.text))}
          </span>
        </span>
      </a>
    </li>
  );
}
