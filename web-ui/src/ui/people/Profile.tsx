import { useEffect, useState } from 'preact/hooks';
import { ago, errorText, longDate, t } from '../../i18n';
import { Refused } from '../../protocol/errors';
import { personKey } from '../../state/types';
import { Avatar } from '../base/Avatar';
import { Empty, Name, Spinner } from '../base/Bits';
import { Button, IconButton } from '../base/Button';
import { useApp, useEngine } from '../context';
import { address, go } from '../route';
import { PersonButton } from './results';
import './people.css';

function Facts({ userId, title: Title }: { userId: string; title: 'h1' | 'h3' }) {
  const person = useApp((state) => state.people[personKey(userId)]);
  if (!person) return <Spinner label={t.app.loading} />;
  return (
    <div class="panel-about">
      <Avatar id={userId} name={person.nickname} size="large" online={person.online} />
      <Title>
        <Name>{person.nickname}</Name>
      </Title>
      <p class="quiet">
        {userId} · {person.online ? t.presence.online : t.presence.lastSeen(ago(person.lastSeen, Date.now() / 1000))}
      </p>
      {person.description && <p dir="auto">{person.description}</p>}
      {person.since > 0 && <p class="quiet">{t.people.since(longDate(person.since))}</p>}
    </div>
  );
}

/** The column on the right of a private conversation. */
export function ProfilePanel({ userId }: { userId: string }) {
  const { store, lists, commands } = useEngine();
  const [isFriend, muted] = useApp((state) => [
    state.convs[personKey(userId)]?.open ?? false,
    state.muted[personKey(userId)] ?? false,
  ]);
  useEffect(() => {
    lists.person(userId).catch(() => {});
  }, [lists, userId]);
  return (
    <aside class="panel" aria-label={t.people.profile}>
      <header class="panel-head">
        <h2>{t.people.profile}</h2>
        <IconButton
          icon="close"
          label={t.rooms.closePanel}
          onClick={() => store.dispatch({ type: 'panel', open: false })}
        />
      </header>
      <Facts userId={userId} title="h3" />
      <div class="panel-actions">
        <Button small icon={muted ? 'bell' : 'bellOff'} onClick={() => commands.mute(personKey(userId), !muted)}>
          {muted ? t.rooms.unmute : t.rooms.mute}
        </Button>
        {isFriend && (
          <Button
            small
            kind="danger"
            onClick={() => store.dispatch({ type: 'dialog', dialog: { name: 'remove-friend', userId } })}
          >
            {t.people.remove}
          </Button>
        )}
        <BlockButton userId={userId} />
      </div>
    </aside>
  );
}

function BlockButton({ userId }: { userId: string }) {
  const { store } = useEngine();
  const isNeedless = useApp((state) => personKey(userId) in state.blocked || state.me === userId);
  if (isNeedless) return null;
  return (
    <Button
      small
      kind="danger"
      onClick={() => store.dispatch({ type: 'dialog', dialog: { name: 'block-user', userId } })}
    >
      {t.people.block}
    </Button>
  );
}

/** Someone I cannot write to yet. */
export function Stranger({ userId }: { userId: string }) {
  const { lists } = useEngine();
  const [failed, setFailed] = useState<unknown>(null);
  const [isGone, isBlocked, me] = useApp((state) => [
    personKey(userId) in state.gone,
    personKey(userId) in state.blocked,
    state.me,
  ]);
  useEffect(() => {
    let here = true;
    lists.person(userId).then(
      // Refused where we never were friends.
      () => lists.past(userId).catch(() => {}),
      (error: unknown) => here && setFailed(error),
    );
    return () => {
      here = false;
    };
  }, [lists, userId]);
  const isMissing = isGone || (failed instanceof Refused && failed.err === 404);
  return (
    <section class="page">
      <IconButton icon="back" label={t.nav.back} class="back" onClick={() => go(address('home'))} />
      {failed !== null || isGone ? (
        <Empty page title={isMissing ? t.people.notFound : errorText(failed)} text="">
          <Button onClick={() => go(address('discover'))}>{t.nav.discover}</Button>
        </Empty>
      ) : (
        <div class="gate">
          <Facts userId={userId} title="h1" />
          {userId !== me && <p class="quiet">{isBlocked ? t.people.blockedText : t.people.notFriendText}</p>}
          <PersonButton userId={userId} />
          <BlockButton userId={userId} />
        </div>
      )}
    </section>
  );
}
