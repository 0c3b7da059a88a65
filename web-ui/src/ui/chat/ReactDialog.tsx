import { t } from '../../i18n';
import type { ConvKey } from '../../state/types';
import { EmojiDialog } from '../base/EmojiDialog';
import { useEngine } from '../context';
import { report } from '../report';

export function ReactDialog({ convKey, seq, onClose }: { convKey: ConvKey; seq: number; onClose: () => void }) {
  const engine = useEngine();
  return (
    <EmojiDialog
      title={t.chat.react}
      onClose={onClose}
      onPick={(emoji) => {
        onClose();
        report(engine, engine.commands.react(convKey, seq, emoji, true));
      }}
    />
  );
}
