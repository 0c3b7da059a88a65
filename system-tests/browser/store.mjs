// What a test does to the embedded Redis of a server: it stands on a Unix socket in the data directory.
import { readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';

const ANSWER_MS = 5_000;

/** The address under which another server shares this store. */
export const storeUri = (dataDir) => `unix://${join(dataDir, 'redis.sock')}`;

/** Sends one command of plain words, and resolves to the answer as it came. */
export function command(dataDir, ...words) {
  return new Promise((resolve, reject) => {
    const socket = createConnection(join(dataDir, 'redis.sock'));
    socket.setTimeout(ANSWER_MS, () => socket.destroy(new Error('the store does not answer')));
    socket.once('connect', () => socket.write(`${words.join(' ')}\r\n`));
    socket.once('data', (data) => {
      socket.end();
      const answer = `${data}`;
      if (answer.startsWith('-')) reject(new Error(answer));
      else resolve(answer);
    });
    socket.once('error', reject);
  });
}

/** Kills the store; the server starts it again by itself. */
export const killStore = (dataDir) => process.kill(Number(readFileSync(join(dataDir, 'redis.pid'), 'utf8')), 'SIGKILL');
