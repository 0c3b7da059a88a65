import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { codePoints, limits } from '../../protocol/limits';
import { titleOf } from '../../state/select';
import type { Conv } from '../../state/types';
import { ErrorLine } from '../base/Bits';
import { IconButton } from '../base/Button';
import { EmojiDialog } from '../base/EmojiDialog';
import { Icon } from '../base/Icon';
import { useApp, useEngine } from '../context';
import { useAction } from '../useAction';
import { MentionList, optionId } from './MentionList';
import { Quoting, quoteOf } from './Quoting';
import { useDraft } from './useDraft';
import { useMentions } from './useMentions';

const COUNT_FROM = 200;
const hasKeyboard = (): boolean => window.matchMedia('(pointer: fine)').matches;

export function Composer({ conv }: { conv: Conv }) {
  const engine = useEngine();
  const { store } = engine;
  const [me, name, editing, quoting] = useApp((state) => [
    state.me,
    titleOf(state, conv.key),
    state.editing,
    state.quoting,
  ]);
  const items = useApp((state) => state.logs[conv.key]?.items);
  const edited = items?.find(({ seq }) => seq === editing);
  const quoted = items?.find(({ seq }) => seq === quoting);
  const [text, setText] = useDraft(conv.key, edited ? (edited.text ?? '') : null);
  const [caret, setCaret] = useState(0);
  const [picking, setPicking] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const action = useAction();
  const over = codePoints(text) - limits.message;

  /** Replaces a part of the text and leaves the caret behind it. */
  const put = (from: number, to: number, piece: string): void => {
    setText(text.slice(0, from) + piece + text.slice(to));
    const end = from + piece.length;
    setCaret(end);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(end, end);
    });
  };
  const mentions = useMentions(conv, text, caret, (from, id) => put(from, caret, `@${id} `));

  useEffect(() => {
    if (editing !== null || quoting !== null) field.current?.focus();
  }, [editing, quoting]);

  useEffect(() => {
    if (hasKeyboard()) field.current?.focus();
  }, []);

  // As high as its text, up to the limit of the style sheet
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
    setText('');
    if (quoted) store.dispatch({ type: 'quoting', seq: null });
  };

  const editLast = (): boolean => {
    const last = items?.findLast(({ sender_id, deleted }) => sender_id === me && !deleted);
    if (last) store.dispatch({ type: 'editing', seq: last.seq });
    return last !== undefined;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || mentions.onKey(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && hasKeyboard()) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && (editing !== null || quoting !== null)) {
      event.stopPropagation();
      stop();
    } else if (event.key === 'ArrowUp' && text === '' && editing === null && editLast()) event.preventDefault();
  };

  const offers = mentions.list.length > 0;
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
      {offers && <MentionList id={list} mentions={mentions} />}
      <div class="composer-box">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          value={text}
          aria-label={t.chat.write(name)}
          placeholder={t.chat.write(name)}
          aria-controls={offers ? list : undefined}
          aria-activedescendant={offers ? optionId(list, mentions.at) : undefined}
          onInput={(event) => write(event.currentTarget.value)}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
        <IconButton icon="smile" label={t.emoji.title} onClick={() => setPicking(true)} />
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
      {picking && (
        <EmojiDialog
          title={t.emoji.title}
          onClose={() => setPicking(false)}
          onPick={(emoji) => {
            setPicking(false);
            put(caret, caret, emoji);
          }}
        />
      )}
    </form>
  );
}
