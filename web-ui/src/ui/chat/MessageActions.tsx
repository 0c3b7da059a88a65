import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { Message } from '../../protocol/objects';
import type { Conv } from '../../state/types';
import { IconButton } from '../base/Button';
import { Menu, type MenuItem } from '../base/Menu';
import { useApp, useEngine } from '../context';
import { report } from '../report';

const QUICK = ['👍', '❤️', '😄', '🎉', '😮', '😢', '🙏', '👀'];

export function MessageActions({ conv, message, tabIndex }: { conv: Conv; message: Message; tabIndex: number }) {
  const engine = useEngine();
  const me = useApp((state) => state.me);
  const [picking, setPicking] = useState(false);
  const mine = message.sender_id === me;
  const mayDelete = mine || (conv.room !== null && conv.room.role !== 'member');
  const items: MenuItem[] = [
    { label: t.chat.copy, icon: 'copy', onSelect: () => engine.commands.copy(message.text ?? '') },
  ];
  if (mine) {
    items.unshift({
      label: t.chat.edit,
      icon: 'edit',
      onSelect: () => engine.store.dispatch({ type: 'editing', seq: message.seq }),
    });
  }
  if (mayDelete) {
    items.push({
      label: t.chat.remove,
      icon: 'trash',
      danger: true,
      onSelect: () =>
        engine.store.dispatch({ type: 'dialog', dialog: { name: 'delete-message', key: conv.key, seq: message.seq } }),
    });
  }
  return (
    <div class="row-actions">
      {picking && (
        <div class="quick">
          {QUICK.map((emoji) => (
            <button
              key={emoji}
              type="button"
              tabIndex={tabIndex}
              aria-label={`${t.chat.react} ${emoji}`}
              onClick={() => {
                setPicking(false);
                const isMine = message.reactions?.[emoji]?.includes(me) ?? false;
                report(engine, engine.commands.react(conv.key, message.seq, emoji, !isMine));
              }}
            >
              {emoji}
            </button>
          ))}
          <IconButton
            icon="plus"
            label={t.chat.reactMore}
            tabIndex={tabIndex}
            onClick={() => {
              setPicking(false);
              const dialog = { name: 'react', key: conv.key, seq: message.seq } as const;
              engine.store.dispatch({ type: 'dialog', dialog });
            }}
          />
        </div>
      )}
      {conv.open && (
        <>
          <IconButton
            icon="smile"
            label={t.chat.react}
            tabIndex={tabIndex}
            expanded={picking}
            onClick={() => setPicking(!picking)}
          />
          <IconButton
            icon="quote"
            label={t.chat.quote}
            tabIndex={tabIndex}
            onClick={() => engine.store.dispatch({ type: 'quoting', seq: message.seq })}
          />
        </>
      )}
      <Menu label={t.common.menu} items={items} tabIndex={tabIndex} />
    </div>
  );
}
