import { useEffect, useState } from 'preact/hooks';
import { ago, t } from '../../i18n';
import { Refused } from '../../protocol/errors';
import type { SessionInfo } from '../../protocol/objects';
import { Button } from '../base/Button';
import { useEngine } from '../context';
import { report } from '../report';

export function Sessions() {
  const engine = useEngine();
  const [sessions, setSessions] = useState<SessionInfo[]>([]);
  useEffect(() => {
    engine.ask('GET_SESSIONS', {}).then(
      (answer) => setSessions(answer.sessions),
      () => setSessions([]),
    );
  }, [engine]);
  if (sessions.length === 0) return null;
  const end = (id: string): void => {
    const gone = (): void => setSessions((all) => all.filter(({ session_id }) => session_id !== id));
    const done = engine.ask('END_SESSION', { session_id: id }).then(gone, (error: unknown) => {
      // It has ended by itself meanwhile.
      if (!(error instanceof Refused && error.err === 355)) throw error;
      gone();
    });
    report(engine, done);
  };
  const now = Date.now() / 1000;
  return (
    <section class="card">
      <h2>{t.settings.sessions}</h2>
      <p>{t.settings.sessionsText}</p>
      <ul class="people">
        {sessions.map((one) => (
          <li key={one.session_id} class="person">
            <span class="person-name two">
              <bdi>{one.client_nickname ?? t.settings.unknownClient}</bdi>
              <small class="quiet">
                {t.settings.sessionLine(one.address ?? one.transport, ago(one.last_activity_time, now))}
              </small>
            </span>
            {one.current ? (
              <span class="quiet">{t.settings.thisDevice}</span>
            ) : (
              <Button small onClick={() => end(one.session_id)}>
                {t.settings.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
