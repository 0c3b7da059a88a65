import { clockTime, t } from '../../i18n';
import { nameOf } from '../../state/select';
import type { ConvKey, Outgoing } from '../../state/types';
import { Avatar } from '../base/Avatar';
import { Name } from '../base/Bits';
import { Button } from '../base/Button';
import { Icon } from '../base/Icon';
import { useApp, useEngine } from '../context';
import { RichText } from './RichText';

/** A message that the server has not acknowledged yet. */
export function OutgoingRow({ convKey, item, head }: { convKey: ConvKey; item: Outgoing; head: boolean }) {
  const { outbox } = useEngine();
  const [me, name, live] = useApp((state) => [state.me, nameOf(state, state.me), state.link.name === 'live']);
  return (
    <article
      class={`row outgoing ${item.status}${head ? ' head' : ''}`}
      tabIndex={-1}
      data-status={item.status}
      aria-label={name}
    >
      <div class="row-body">
        <div class="row-side">{head && <Avatar id={me} name={name} />}</div>
        <div class="row-main">
          {head && (
            <p class="row-head">
              <strong>
                <Name>{name}</Name>
              </strong>
              <time>{clockTime(item.time / 1000)}</time>
            </p>
          )}
          <RichText text={item.text} />
          {item.status === 'failed' ? (
            <p class="row-failed" role="alert">
              <Icon name="alert" size={16} />
              {t.chat.notSent} {item.err === null ? '' : (t.errors[item.err] ?? '')}
              <Button small onClick={() => outbox.retry(convKey, item.clientId)}>
                {t.chat.retry}
              </Button>
              <Button small kind="quiet" onClick={() => outbox.discard(convKey, item.clientId)}>
                {t.chat.discard}
              </Button>
            </p>
          ) : (
            <p class="row-pending">
              <Icon name="clock" size={14} />
              {live ? t.chat.sending : t.chat.waiting}
            </p>
          )}
        </div>
      </div>
    </article>
  );
}
