/** A run of a found text, and whether the search looked for it. */
export interface Piece {
  text: string;
  hit: boolean;
}

const BEFORE = 60;
const LONGEST = 240;

/** Compared without case and accents, as the server does. */
export const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (query: string): string[] => folded(query).match(/[\p{L}\p{N}]+/gu) ?? [];

/** How many characters of `word` make up the folded beginning `start`; 0 where the word begins otherwise. */
function prefixOf(word: string, start: string): number {
  if (!folded(word).startsWith(start)) return 0;
  let end = 0;
  for (const char of word) {
    end += char.length;
    if (folded(word.slice(0, end)).length >= start.length) break;
  }
  // Marks that belong to the last character
  return end + (/^\p{M}+/u.exec(word.slice(end))?.[0].length ?? 0);
}

/** The part of a text around the first hit, with every hit of the query marked. */
export function pieces(text: string, query: string): Piece[] {
  const wanted = wordsOf(query);
  const hits: [number, number][] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const length = Math.max(0, ...wanted.map((start) => prefixOf(word, start)));
    if (length > 0) hits.push([index, index + length]);
  }
  const first = hits[0]?.[0] ?? 0;
  let from = first > BEFORE * 2 ? text.indexOf(' ', first - BEFORE) + 1 : 0;
  if (from > first || from < 0) from = first;
  let to = Math.min(text.length, from + LONGEST);
  if (to < text.length && text.lastIndexOf(' ', to) > first) to = text.lastIndexOf(' ', to);
  const out: Piece[] = [];
  const put = (piece: string, hit: boolean): void => {
    if (piece) out.push({ text: piece, hit });
  };
  let at = from;
  put(from > 0 ? '… ' : '', false);
  for (const [start, end] of hits) {
    if (start < at || end > to) continue;
    put(text.slice(at, start), false);
    put(text.slice(start, end), true);
    at = end;
  }
  put(text.slice(at, to) + (to < text.length ? ' …' : ''), false);
  return out;
}
