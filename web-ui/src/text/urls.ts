const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

/** The address where it is one that a click may follow, else null. */
export function safeUrl(text: string): string | null {
  try {
    const url = new URL(text);
    return ALLOWED.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

const CLOSERS: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** The end of the address that starts at `from`: up to white space, less the punctuation of the sentence around it. */
export function endOfUrl(text: string, from: number): number {
  let end = from;
  while (end < text.length && !/[\s<>"`]/.test(text.charAt(end))) end++;
  while (end > from) {
    const last = text.charAt(end - 1);
    const opener = CLOSERS[last];
    const stray = opener ? !text.slice(from, end).includes(opener) : /[.,;:!?'*_~]/.test(last);
    if (!stray) break;
    end--;
  }
  return end;
}
