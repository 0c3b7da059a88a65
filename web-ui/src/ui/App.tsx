import { useEffect } from 'preact/hooks';
import { t } from '../i18n';
import { totalUnread } from '../state/select';
import { SignIn } from './auth/SignIn';
import { Spinner } from './base/Bits';
import { Toasts } from './base/Toasts';
import { useApp } from './context';
import { LinkBanner } from './shell/LinkBanner';
import { Shell } from './shell/Shell';

function Screen() {
  const phase = useApp((state) => state.phase);
  if (phase === 'signed-in') return <Shell />;
  if (phase === 'signed-out') return <SignIn />;
  return (
    <main class="splash">
      <LinkBanner />
      <h1 class="hidden">{t.app.name}</h1>
      <Spinner label={t.app.starting} />
    </main>
  );
}

export function App() {
  const unread = useApp(totalUnread);
  const theme = useApp((state) => state.theme);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${t.app.name}` : t.app.name;
  }, [unread]);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <>
      <Screen />
      <Toasts />
    </>
  );
}
