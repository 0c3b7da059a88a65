import { t } from '../../i18n';
import { Dialog } from '../base/Dialog';

export function Help({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t.help.title} onClose={onClose} narrow>
      <dl class="keys">
        {t.help.keys.map(([keys, text]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{t.chat.hint}</p>
    </Dialog>
  );
}
