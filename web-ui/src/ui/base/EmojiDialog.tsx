import { t } from '../../i18n';
import { Dialog } from './Dialog';
import { emojiGroups } from './emoji';

interface EmojiDialogProps {
  title: string;
  onPick: (emoji: string) => void;
  onClose: () => void;
}

export function EmojiDialog({ title, onPick, onClose }: EmojiDialogProps) {
  return (
    <Dialog title={title} onClose={onClose} narrow>
      <div class="emoji-groups">
        {emojiGroups.map((group, i) => (
          <fieldset key={group[0]} class="emoji-group">
            <legend class="hidden">{t.emoji.groups[i]}</legend>
            {group.map((emoji) => (
              <button key={emoji} type="button" onClick={() => onPick(emoji)}>
                {emoji}
              </button>
            ))}
          </fieldset>
        ))}
      </div>
    </Dialog>
  );
}
