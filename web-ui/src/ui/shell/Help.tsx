import { t } from '../../i18n';
import { Dialog } from '../base/Dialog';

export function Help({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t.help.title} onClose={onClose} narrow>
      <h3>{t.help.writing}</h3>
      <Keys rows={t.help.marks} />
      <h3>{t.help.keysTitle}</h3>
      <Keys rows={t.help.keys} />
    </Dialog>
  );
}

function Keys({ rows }: { rows: [string, string][] }) {
  return (
    <dl class="keys">
      {rows.map(([keys, text]) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
