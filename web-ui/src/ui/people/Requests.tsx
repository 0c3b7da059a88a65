import { useEffect, useState } from 'preact/hooks';
import { ago, t } from '../../i18n';
import type { OpenRequest } from '../../protocol/objects';
import { nameOf } from '../../state/select';
import { personKey, roomKey } from '../../state/types';
import { Avatar } from '../base/Avatar';
import { Empty, ErrorLine } from '../base/Bits';
import { Button, IconButton } from '../base/Button';
import { Menu } from '../base/Menu';
import { useApp, useEngine } from '../context';
import { address, convAddress, go } from '../route';
import { useAction } from '../useAction';
import './people.css';

export function Requests() {
  const requests = useApp((state) => state.requests);
  const newestFirst = [...requests].sort((a, b) => b.time - a.time);
  return (
    <section class="page">
      <header class="page-head">
        <IconButton icon="back" label={t.nav.back} class="back" onClick={() => go(address('home'))} />
        <h1>{t.requests.title}</h1>
      </header>
      {requests.length === 0 && (
        <Empty title={t.requests.empty} text={t.requests.emptyText}>
          <Button icon="userPlus" onClick={() => go(address('discover'))}>
            {t.home.find}
          </Button>
        </Empty>
      )}
      <ul class="results">
        {newestFirst.map((request) => (
          <RequestRow key={request.request_id} request={request} />
        ))}
      </ul>
    </section>
  );
}

/** The name of a room that I may not be in yet. */
function useRoomName(roomId: string | null): string {
  const engine = useEngine();
  const known = useApp((state) => (roomId === null ? '' : state.convs[roomKey(roomId)]?.room?.nickname));
  const [found, setFound] = useState<string | null>(null);
  useEffect(() => {
    if (roomId === null || known !== undefined) return;
    engine.ask('GET_ROOM', { room_id: roomId }).then(
      (room) => setFound(room.room_nickname),
      () => setFound(null),
    );
  }, [engine, roomId, known]);
  return known ?? found ?? roomId ?? '';
}

function RequestRow({ request }: { request: OpenRequest }) {
  const { commands, store } = useEngine();
  const action = useAction();
  const name = useApp((state) => request.user_nickname ?? nameOf(state, request.user_id));
  const room = useRoomName(request.room_id ?? null);
  const title = {
    friend: t.requests.friend(name),
    room: t.requests.room(name, room),
    invitation: t.requests.invitation(name, room),
  }[request.kind];
  const decide = (how: 'APPROVE' | 'REJECT' | 'IGNORE'): void => {
    void action.run(() => commands.decide(request, how));
  };
  return (
    <li class="result request">
      <Avatar id={request.user_id} name={name} />
      <div class="result-text">
        <strong dir="auto">{title}</strong>
        <span class="quiet">
          {request.user_id} · {ago(request.time, Date.now() / 1000)}
        </span>
        {request.verification_message && (
          <blockquote class="request-words" dir="auto">
            {request.verification_message}
          </blockquote>
        )}
        <ErrorLine text={action.text} />
      </div>
      <div class="buttons">
        <Button kind="main" busy={action.busy} onClick={() => decide('APPROVE')}>
          {t.requests.approve}
        </Button>
        <Button onClick={() => decide('REJECT')}>{t.requests.reject}</Button>
        <Button kind="quiet" onClick={() => decide('IGNORE')}>
          {t.requests.ignore}
        </Button>
        <Menu
          label={t.requests.more(name)}
          items={[
            { label: t.people.profile, icon: 'info', onSelect: () => go(convAddress(personKey(request.user_id))) },
            {
              label: t.people.block,
              icon: 'block',
              danger: true,
              onSelect: () =>
                store.dispatch({ type: 'dialog', dialog: { name: 'block-user', userId: request.user_id } }),
            },
          ]}
        />
      </div>
    </li>
  );
}
