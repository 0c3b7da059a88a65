import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the page has no inline script or style, which its Content-Security-Policy would refuse', () => {
  const html = readFileSync(new URL('../index.html', import.meta.url), 'utf8');
  expect(html).not.toMatch(/<style|style=|\son\w+=/);
  for (const script of html.match(/<script[^>]*>/g) ?? []) expect(script).toContain('src=');
});
