import '@fontsource-variable/figtree/wght.css';
import './styles/tokens.css';
import './styles/reset.css';
import './styles/base.css';
import { render } from 'preact';
import { Engine } from './app/engine';
import { socketAddress, webSocketTo } from './net/socket';
import { browserPersist } from './state/persist';
import { routeOf } from './state/route';
import { App } from './ui/App';
import { EngineContext } from './ui/context';

const engine = new Engine({ openWire: webSocketTo(socketAddress(window.location)), persist: browserPersist() });

const showRoute = (): void => engine.store.dispatch({ type: 'route', route: routeOf(window.location.hash) });
window.addEventListener('hashchange', showRoute);
showRoute();

// The moments at which a connection that was given up may work again, or a dead one is noticed.
const nudge = (): void => {
  if (document.visibilityState === 'visible') engine.lookedAt();
};
window.addEventListener('online', nudge);
window.addEventListener('offline', nudge);
document.addEventListener('visibilitychange', nudge);
window.addEventListener('focus', nudge);

const root = document.getElementById('app');
if (root) {
  render(
    <EngineContext.Provider value={engine}>
      <App />
    </EngineContext.Provider>,
    root,
  );
}
engine.start();
