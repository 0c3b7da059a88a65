import { t } from '../../i18n';
import { nameOf } from '../../state/select';
import { plainText } from '../../text/rich';
import { useApp } from '../context';

const LINES = 4;

/** What is answered, above the composer. */
export function Quoting({ sender, text }: { sender: string | null; text: string }) {
  const name = useApp((state) => (sender === null ? t.chat.deletedUser : nameOf(state, sender)));
  return (
    <>
      <strong>{t.chat.quoting(name)}</strong> <span dir="auto">{plainText(text).slice(0, 80)}</span>
    </>
  );
}

/** The first lines of what is answered, as a quotation. */
export function quoteOf(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .slice(0, LINES)
    .map((line) => `> ${line.slice(0, 200)}`)
    .join('\n');
}
