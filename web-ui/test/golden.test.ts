import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { responses } from '../src/protocol/methods';
import { asPush, pushes } from '../src/protocol/pushes';
import type { Shape } from '../src/protocol/shape';

interface Golden {
  requests?: unknown[];
  responses?: { case: string; response: { err: number } }[];
  pushes?: { case: string; push: { method: string } }[];
}

// The files that the server's own tests are held to.
const folder = new URL('../../shared-protocol/src/test/resources/golden/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const golden = new Map(
  files.map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Golden]),
);

test('the page knows every method and push of the server, and no others', () => {
  const methods = [...golden].filter(([, file]) => file.requests).map(([name]) => name);
  const pushed = [...golden].filter(([, file]) => file.pushes).map(([name]) => name);
  expect(Object.keys(responses).sort()).toEqual(methods.sort());
  expect(Object.keys(pushes).sort()).toEqual(pushed.sort());
});

describe('the page understands', () => {
  for (const [name, file] of golden) {
    for (const one of file.responses ?? []) {
      if (one.response.err !== 900) continue;
      test(`the answer to ${name}: ${one.case}`, () => {
        const shape = responses[name as keyof typeof responses] as Shape<unknown> | undefined;
        expect(shape?.(one.response)).toBe(true);
      });
    }
    for (const one of file.pushes ?? []) {
      test(`the push ${name}: ${one.case}`, () => expect(asPush(one.push)).toEqual(one.push));
    }
  }
});

test('a push that is not complete is none', () => {
  expect(asPush({ push_id: 1, method: 'NEW_ROOM_MESSAGE', time: 1, seq: 1 })).toBeNull();
  expect(asPush({ push_id: 1, method: 'toString', time: 1 })).toBeNull();
  expect(asPush(null)).toBeNull();
});
