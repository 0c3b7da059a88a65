import { clockTime, dayName, fullMoment, t } from '../../i18n';
import type { Message } from '../../protocol/objects';
import { nameOf } from '../../state/select';
import type { Conv } from '../../state/types';
import { mentions } from '../../text/rich';
import { Avatar } from '../base/Avatar';
import { Name } from '../base/Bits';
import { useApp } from '../context';
import { MessageActions } from './MessageActions';
import { Reactions } from './Reactions';
import { RichText } from './RichText';
import type { Row } from './rows';

interface MessageRowProps {
  conv: Conv;
  row: Extract<Row, { kind: 'message' }>;
  active: boolean;
  seen: boolean;
  /** Somebody has just asked to see this one. */
  found: boolean;
}

export function MessageRow({ conv, row, active, seen, found }: MessageRowProps) {
  const { message, head, day, unread } = row;
  const sender = message.sender_id;
  const name = useApp((state) => (sender === null ? t.chat.deletedUser : nameOf(state, sender)));
  const editing = useApp((state) => state.editing === message.seq);
  const isForMe = useApp((state) => sender !== state.me && mentions(message.text ?? '', state.me));
  const tab = active ? 0 : -1;
  const looks = [
    ['head', head],
    ['editing', editing],
    ['for-me', isForMe],
    ['found-row', found],
  ] as const;
  return (
    <article
      class={looks.reduce((all, [name, on]) => (on ? `${all} ${name}` : all), 'row')}
      tabIndex={tab}
      data-seq={message.seq}
      aria-label={`${name}, ${fullMoment(message.time)}`}
    >
      {day && (
        <p class="day">
          <span>{dayName(message.time, Date.now() / 1000)}</span>
        </p>
      )}
      {unread && (
        <p class="new-line">
          <span>{t.chat.newMessages}</span>
        </p>
      )}
      <div class="row-body">
        <div class="row-side">
          {head ? <Avatar id={sender ?? ''} name={name} /> : <time class="row-time">{clockTime(message.time)}</time>}
        </div>
        <div class="row-main">
          {head && (
            <p class="row-head">
              <strong>
                <Name>{name}</Name>
              </strong>
              <time dateTime={new Date(message.time * 1000).toISOString()} title={fullMoment(message.time)}>
                {clockTime(message.time)}
              </time>
            </p>
          )}
          <Content message={message} />
          {!message.deleted && message.reactions && <Reactions convKey={conv.key} message={message} tabIndex={tab} />}
          {seen && <p class="row-seen">{t.chat.seen}</p>}
        </div>
        {!message.deleted && <MessageActions conv={conv} message={message} tabIndex={tab} />}
      </div>
    </article>
  );
}

function Content({ message }: { message: Message }) {
  if (message.deleted) return <p class="row-deleted">{t.chat.deleted}</p>;
  return (
    <>
      <RichText text={message.text ?? ''} />
      {message.edited_time && (
        <small class="row-edited" title={fullMoment(message.edited_time)}>
          ({t.chat.edited})
        </small>
      )}
    </>
  );
}
