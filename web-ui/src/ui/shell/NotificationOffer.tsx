import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { Button } from '../base/Button';
import { useApp, useEngine } from '../context';
import { canNotify } from '../notify';

/** Asks once, where the answer is still open and there is somebody to hear from. Browsers want a click for it. */
export function NotificationOffer() {
  const { persist } = useEngine();
  const me = useApp((state) => state.me);
  const hasTalk = useApp((state) => Object.values(state.convs).some(({ last }) => last !== null));
  const [isOver, setOver] = useState(
    () => !canNotify() || Notification.permission !== 'default' || persist.hasDeclinedNotifications(me),
  );
  if (isOver || !hasTalk) return null;
  const decline = (): void => {
    persist.declineNotifications(me);
    setOver(true);
  };
  return (
    <section class="offer" aria-label={t.settings.notifications}>
      <p>{t.settings.offer}</p>
      <div class="buttons start">
        <Button
          small
          kind="main"
          onClick={() => void Notification.requestPermission().then((answer) => answer !== 'default' && setOver(true))}
        >
          {t.settings.allow}
        </Button>
        <Button small kind="quiet" onClick={decline}>
          {t.settings.notNow}
        </Button>
      </div>
    </section>
  );
}
