import { endOfUrl, safeUrl } from './urls';

/**
 * Message text as a small tree that is rendered as elements, never as HTML. Every character is looked at a bounded
 * number of times, whatever the text is.
 */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'em' | 'strike'; inner: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; text: string }
  | { kind: 'mention'; id: string };

export type Block =
  | { kind: 'paragraph'; inner: Inline[] }
  | { kind: 'quote'; inner: Inline[] }
  | { kind: 'fence'; text: string };

const MARKS = [
  ['**', 'strong'],
  ['~~', 'strike'],
  ['*', 'em'],
  ['_', 'em'],
] as const;
const DEEPEST = 4;

const WORD = /[\p{L}\p{N}_]/u;
const SPACE = /\s/;
const isWord = (char: string): boolean => WORD.test(char);
const isSpace = (char: string): boolean => char === '' || SPACE.test(char);

class InlineParser {
  private readonly out: Inline[] = [];
  private plain = '';
  private at = 0;
  private readonly exhausted = new Set<string>();

  constructor(
    private readonly text: string,
    private readonly depth: number,
  ) {}

  parse(): Inline[] {
    while (this.at < this.text.length) {
      if (!(this.code() || this.mark() || this.link() || this.mention())) this.plain += this.text.charAt(this.at++);
    }
    this.flush();
    return this.out;
  }

  private flush(): void {
    if (this.plain) this.out.push({ kind: 'text', text: this.plain });
    this.plain = '';
  }

  private push(node: Inline, end: number): true {
    this.flush();
    this.out.push(node);
    this.at = end;
    return true;
  }

  /** The next `mark` from `from` on, or -1; that there is none is asked only once. */
  private next(mark: string, from: number): number {
    if (this.exhausted.has(mark)) return -1;
    const found = this.text.indexOf(mark, from);
    if (found < 0) this.exhausted.add(mark);
    return found;
  }

  private code(): boolean {
    if (this.text.charAt(this.at) !== '`') return false;
    const end = this.next('`', this.at + 1);
    if (end <= this.at + 1) return false;
    return this.push({ kind: 'code', text: this.text.slice(this.at + 1, end) }, end + 1);
  }

  private mark(): boolean {
    if (this.depth >= DEEPEST) return false;
    for (const [mark, kind] of MARKS) {
      if (!this.text.startsWith(mark, this.at)) continue;
      const start = this.at + mark.length;
      const before = this.text.charAt(this.at - 1);
      if (isSpace(this.text.charAt(start)) || isWord(before)) continue;
      const end = this.next(mark, start + 1);
      if (end < 0 || isSpace(this.text.charAt(end - 1)) || isWord(this.text.charAt(end + mark.length))) continue;
      const inner = new InlineParser(this.text.slice(start, end), this.depth + 1).parse();
      return this.push({ kind, inner }, end + mark.length);
    }
    return false;
  }

  private link(): boolean {
    const char = this.text.charAt(this.at);
    if (char !== 'h' && char !== 'm') return false;
    if (!/^(https?:\/\/|mailto:)/.test(this.text.slice(this.at, this.at + 8))) return false;
    if (isWord(this.text.charAt(this.at - 1))) return false;
    const end = endOfUrl(this.text, this.at);
    const text = this.text.slice(this.at, end);
    const href = safeUrl(text);
    return href !== null && this.push({ kind: 'link', href, text }, end);
  }

  private mention(): boolean {
    if (this.text.charAt(this.at) !== '@' || isWord(this.text.charAt(this.at - 1))) return false;
    const id = /^[A-Za-z0-9_]{1,16}(?![A-Za-z0-9_])/.exec(this.text.slice(this.at + 1, this.at + 18))?.[0];
    return id !== undefined && this.push({ kind: 'mention', id }, this.at + 1 + id.length);
  }
}

export const parseInline = (text: string): Inline[] => new InlineParser(text, 0).parse();

export function parseRich(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  let run: { kind: 'paragraph' | 'quote'; lines: string[] } | null = null;
  const flush = (): void => {
    if (run) blocks.push({ kind: run.kind, inner: parseInline(run.lines.join('\n')) });
    run = null;
  };
  const lastFence = lines.lastIndexOf('```');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    const close = i < lastFence && line.startsWith('```') ? lines.indexOf('```', i + 1) : -1;
    if (close > i) {
      flush();
      blocks.push({ kind: 'fence', text: lines.slice(i + 1, close).join('\n') });
      i = close;
      continue;
    }
    const quoted = line.startsWith('>');
    const kind = quoted ? 'quote' : 'paragraph';
    if (run === null || run.kind !== kind) {
      flush();
      run = { kind, lines: [] };
    }
    run.lines.push(quoted ? line.slice(1).replace(/^ /, '') : line);
  }
  flush();
  return blocks;
}

const plainInline = (nodes: Inline[]): string =>
  nodes
    .map((node) => ('inner' in node ? plainInline(node.inner) : node.kind === 'mention' ? `@${node.id}` : node.text))
    .join('');

/** The text in one line and without its marks, for a preview. */
export const plainText = (text: string): string =>
  parseRich(text)
    .map((block) => (block.kind === 'fence' ? block.text : plainInline(block.inner)))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether this user is mentioned. The whole text is parsed only where the name stands in it at all. */
export const mentions = (text: string, id: string): boolean =>
  text.includes(`@${id}`) && parseRich(text).some((block) => 'inner' in block && mentionIn(block.inner, id));

const mentionIn = (nodes: Inline[], id: string): boolean =>
  nodes.some((node) => ('inner' in node ? mentionIn(node.inner, id) : node.kind === 'mention' && node.id === id));
