import { t } from '../../i18n';
import { personKey } from '../../state/types';
import { Name } from '../base/Bits';
import { Icon } from '../base/Icon';
import { useApp, useEngine } from '../context';
import { address } from '../route';

export function Home() {
  const { store, commands } = useEngine();
  const me = useApp((state) => state.me);
  const name = useApp((state) => state.people[personKey(state.me)]?.nickname ?? state.me);
  const hasConvs = useApp((state) => Object.values(state.convs).some((conv) => conv.open));
  return (
    <div class="home">
      <h1>
        <Name>{t.home.title(name)}</Name>
      </h1>
      <p>{hasConvs ? t.home.pick : t.home.lead}</p>
      <ul class="home-cards">
        <li>
          <a class="home-card" href={address('discover')}>
            <Icon name="userPlus" size={24} />
            <strong>{t.home.find}</strong>
            <span>{t.home.findText}</span>
          </a>
        </li>
        <li>
          <button
            type="button"
            class="home-card"
            onClick={() => store.dispatch({ type: 'dialog', dialog: { name: 'create-room' } })}
          >
            <Icon name="hash" size={24} />
            <strong>{t.home.room}</strong>
            <span>{t.home.roomText}</span>
          </button>
        </li>
        <li>
          <button type="button" class="home-card" onClick={() => commands.copyLink(`u:${me}`)}>
            <Icon name="link" size={24} />
            <strong>{t.home.share}</strong>
            <span>{t.home.shareText(me)}</span>
          </button>
        </li>
      </ul>
    </div>
  );
}
