import { describe, expect, test } from 'vitest';
import { cleanName, hueOf, initials } from '../src/text/names';
import { parseInline, parseRich, plainText } from '../src/text/rich';
import { safeUrl } from '../src/text/urls';

describe('marks', () => {
  test.each([
    ['**bold**', [{ kind: 'strong', inner: [{ kind: 'text', text: 'bold' }] }]],
    ['*it*', [{ kind: 'em', inner: [{ kind: 'text', text: 'it' }] }]],
    ['_it_', [{ kind: 'em', inner: [{ kind: 'text', text: 'it' }] }]],
    ['~~no~~', [{ kind: 'strike', inner: [{ kind: 'text', text: 'no' }] }]],
    ['`a *b*`', [{ kind: 'code', text: 'a *b*' }]],
    [
      '**a *b* c**',
      [
        {
          kind: 'strong',
          inner: [
            { kind: 'text', text: 'a ' },
            { kind: 'em', inner: [{ kind: 'text', text: 'b' }] },
            { kind: 'text', text: ' c' },
          ],
        },
      ],
    ],
    ['2 * 3 * 4', [{ kind: 'text', text: '2 * 3 * 4' }]],
    ['snake_case_name', [{ kind: 'text', text: 'snake_case_name' }]],
    ['**open', [{ kind: 'text', text: '**open' }]],
    ['``', [{ kind: 'text', text: '``' }]],
    ['', []],
  ])('%s', (text, tree) => expect(parseInline(text)).toEqual(tree));

  test('a fence keeps its text as it is', () => {
    expect(parseRich('a\n```js\n**x** <b>\n```\nb')).toEqual([
      { kind: 'paragraph', inner: [{ kind: 'text', text: 'a' }] },
      { kind: 'fence', text: '**x** <b>' },
      { kind: 'paragraph', inner: [{ kind: 'text', text: 'b' }] },
    ]);
  });

  test('a quotation ends with its lines', () => {
    expect(parseRich('> one\n> two\nthree').map(({ kind }) => kind)).toEqual(['quote', 'paragraph']);
  });

  test('a preview has no marks and one line', () => {
    expect(plainText('**a** `b`\n```\nc\n```\n@ann')).toBe('a b c @ann');
  });
});

describe('links', () => {
  test.each([
    ['see https://a.example/x.', 'https://a.example/x'],
    ['(https://a.example/x)', 'https://a.example/x'],
    ['https://a.example/x_(y)', 'https://a.example/x_(y)'],
    ['http://a.example/?q=1&r=2,', 'http://a.example/?q=1&r=2'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
  ])('%s', (text, address) => {
    const link = parseInline(text).find(({ kind }) => kind === 'link');
    expect(link).toMatchObject({ text: address });
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'xhttp://a',
    'https://',
    'blob:x',
  ])('%s is none', (text) => expect(parseInline(text).some(({ kind }) => kind === 'link')).toBe(false));

  test('an address that smuggles a scheme in is refused', () => {
    expect(safeUrl('java\tscript:alert(1)')).toBeNull();
    expect(safeUrl(' https://ok.example')).toBe('https://ok.example/');
  });
});

test.each([
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '"><svg/onload=alert(1)>',
  '&lt;b&gt;',
  '[x](javascript:alert(1))',
])('%s stays text', (text) => expect(parseInline(text)).toEqual([{ kind: 'text', text }]));

test('mentions', () => {
  expect(parseInline('@ann_1!')[0]).toEqual({ kind: 'mention', id: 'ann_1' });
  expect(parseInline('a@ann')).toEqual([{ kind: 'text', text: 'a@ann' }]);
  expect(parseInline('@this_is_longer_than_16')).toEqual([{ kind: 'text', text: '@this_is_longer_than_16' }]);
});

test.each(['*', '`', '_', '~~', '**', '> ', '```\n', '```x\n', 'http://', '@', '(', '*a '])(
  '100 kB of %j take no time',
  (piece) => {
    const text = piece.repeat(100_000 / piece.length);
    const start = process.cpuUsage();
    parseRich(text);
    // Of this process alone: the machine may have other things to do.
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(1_500);
  },
);

test('names lose what would turn the text around them', () => {
  expect(cleanName('\u202eevil\u2066 ')).toBe('evil');
  expect(initials('Ada King Lovelace')).toBe('AL');
  expect(initials('bob_b')).toBe('BB');
  expect(initials('')).toBe('?');
  expect(hueOf('ann')).toBe(hueOf('ann'));
  expect(hueOf('ann')).not.toBe(hueOf('ben'));
});
