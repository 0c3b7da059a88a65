import { useState } from 'preact/hooks';
import { exportAll } from '../../app/export';
import { t } from '../../i18n';
import { ErrorLine } from '../base/Bits';
import { Button } from '../base/Button';
import { useApp, useEngine } from '../context';
import { useAction } from '../useAction';

const REVOKE_MS = 10_000;

/** Gives a file to the browser's downloads. */
function download(name: string, content: object): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser takes it a moment later.
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_MS);
}

export function ExportData() {
  const engine = useEngine();
  const me = useApp((state) => state.me);
  const [count, setCount] = useState(0);
  const action = useAction();
  const run = async (): Promise<void> => {
    setCount(0);
    const items = await exportAll(engine, setCount);
    download(`${me}.json`, { user_id: me, exported: new Date().toISOString(), items });
  };
  return (
    <section class="card">
      <h2>{t.settings.data}</h2>
      <p>{t.settings.dataText}</p>
      <ErrorLine text={action.text} />
      <div class="buttons start">
        <Button icon="download" busy={action.busy} onClick={() => void action.run(run)}>
          {t.settings.download}
        </Button>
        <span class="quiet" role="status">
          {action.busy ? t.settings.dataCount(count) : ''}
        </span>
      </div>
    </section>
  );
}
