import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { codePoints, limits } from '../../protocol/limits';
import { nameOf, titleOf } from '../../state/select';
import type { Conv } from '../../state/types';
import { plainText } from '../../text/rich';
import { ErrorLine } from '../base/Bits';
import { IconButton } from '../base/Button';
import { Icon } from '../base/Icon';
import { useApp, useEngine } from '../context';
import { useAction } from '../useAction';
import { MentionList, mentionAt } from './MentionList';

const SAVE_MS = 400;
const COUNT_FROM = 200;

export function Composer({ conv }: { conv: Conv }) {
  const engine = useEngine();
  const { store, persist } = engine;
  const [me, name, editing, quoting] = useApp((state) => [
    state.me,
    titleOf(state, conv.key),
    state.editing,
    state.quoting,
  ]);
  const items = useApp((state) => state.logs[conv.key]?.items);
  const [text, setText] = useState(() => persist.draft(me, conv.key));
  const [caret, setCaret] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const action = useAction();
  const edited = items?.find(({ seq }) => seq === editing);
  const quoted = items?.find(({ seq }) => seq === quoting);
  const over = codePoints(text) - limits.message;
  const mention = mentionAt(text, caret);

  // The draft outlives a reload; what is being edited is no draft.
  useEffect(() => {
    if (editing !== null) return;
    const timer = setTimeout(() => persist.saveDraft(me, conv.key, text), SAVE_MS);
    return () => clearTimeout(timer);
  }, [persist, me, conv.key, text, editing]);

  // Only a change of what is edited replaces the text
  useEffect(() => {
    setText(edited ? (edited.text ?? '') : persist.draft(me, conv.key));
    if (edited || quoted) field.current?.focus();
  }, [editing, quoting]);

  useEffect(() => {
    if (window.matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);

  // As high as its text, up to the limit of the style sheet.
  // The height follows the text
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text]);

  const write = (next: string): void => {
    setText(next);
    setCaret(field.current?.selectionStart ?? next.length);
    if (next && editing === null) engine.commands.typing(conv.key);
  };

  const stop = (): void => {
    store.dispatch({ type: 'editing', seq: null });
    action.clear();
  };

  const send = (): void => {
    const body = text.trim();
    if (!body || over > 0) return;
    if (edited) {
      const { seq } = edited;
      void action.run(() => engine.commands.editMessage(conv.key, seq, body)).then((done) => done && stop());
      return;
    }
    const quote = quoted ? `${quoteOf(quoted.text ?? '')}\n` : '';
    engine.outbox.send(conv.key, quote + body);
    persist.saveDraft(me, conv.key, '');
    setText('');
    if (quoted) store.dispatch({ type: 'quoting', seq: null });
  };

  const editLast = (): boolean => {
    const last = items?.findLast(({ sender_id, deleted }) => sender_id === me && !deleted);
    if (last) store.dispatch({ type: 'editing', seq: last.seq });
    return last !== undefined;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey && window.matchMedia('(pointer: fine)').matches) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && (editing !== null || quoting !== null)) {
      event.stopPropagation();
      stop();
    } else if (event.key === 'ArrowUp' && text === '' && editing === null && editLast()) event.preventDefault();
  };

  const complete = (id: string): void => {
    if (!mention) return;
    const next = `${text.slice(0, mention.from)}@${id} ${text.slice(caret)}`;
    setText(next);
    setCaret(mention.from + id.length + 2);
    field.current?.focus();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {(edited ?? quoted) && (
        <p class="composer-note">
          <span>
            {edited ? t.chat.editing : <Quoting sender={quoted?.sender_id ?? null} text={quoted?.text ?? ''} />}
          </span>
          <IconButton icon="close" label={t.common.cancel} onClick={stop} />
        </p>
      )}
      {mention && conv.room && <MentionList roomId={conv.id} start={mention.start} onPick={complete} />}
      <div class="composer-box">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          value={text}
          aria-label={t.chat.write(name)}
          placeholder={t.chat.write(name)}
          onInput={(event) => write(event.currentTarget.value)}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          class="send"
          disabled={text.trim() === '' || over > 0}
          aria-label={edited ? t.chat.save : t.chat.send}
          title={edited ? t.chat.save : t.chat.send}
        >
          <Icon name={edited ? 'check' : 'send'} />
        </button>
      </div>
      <ErrorLine text={action.text} />
      {over > -COUNT_FROM && (
        <p class={over > 0 ? 'field-error' : 'field-hint'} role="status">
          {over > 0 ? t.chat.tooLong(over) : t.chat.left(-over)}
        </p>
      )}
    </form>
  );
}

function Quoting({ sender, text }: { sender: string | null; text: string }) {
  const name = useApp((state) => (sender === null ? t.chat.deletedUser : nameOf(state, sender)));
  return (
    <>
      <strong>{t.chat.quoting(name)}</strong> <span dir="auto">{plainText(text).slice(0, 80)}</span>
    </>
  );
}

/** The first lines of what is answered, as a quotation. */
function quoteOf(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .slice(0, 4)
    .map((line) => `> ${line.slice(0, 200)}`)
    .join('\n');
}
