import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { Button } from '../base/Button';
import { useApp, useEngine } from '../context';

/** A blip shows nothing. */
const QUIET_MS = 1_500;

export function LinkBanner() {
  const link = useApp((state) => state.link);
  const lostAt = useApp((state) => state.lostAt);
  const outdated = useApp((state) => state.outdated);
  const engine = useEngine();
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (lostAt === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [lostAt]);
  if (lostAt === null || now - lostAt < QUIET_MS) return outdated ? <NewVersion /> : null;
  const seconds = link.name === 'waiting' ? Math.max(1, Math.ceil((link.until - now) / 1000)) : 0;
  return (
    <div class="link-banner">
      <p>
        <strong role="status">{t.link.lost}</strong>{' '}
        <span>{link.name === 'waiting' ? t.link.retryIn(seconds) : t.link.connecting}</span>
        <small>{t.link.kept}</small>
      </p>
      <Button small onClick={() => engine.link.nudge()}>
        {t.link.now}
      </Button>
    </div>
  );
}

function NewVersion() {
  return (
    <div class="link-banner good">
      <p role="status">{t.link.outdated}</p>
      <Button small onClick={() => window.location.reload()}>
        {t.link.reload}
      </Button>
    </div>
  );
}
