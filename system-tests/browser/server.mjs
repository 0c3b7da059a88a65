// Starts and stops the real server, as its own process.
import { spawn } from 'node:child_process';

const START_MS = 60_000;
const STOP_MS = 30_000;

const settings = {
  SCRP_TCP_PORT: '0',
  SCRP_HTTP_PORT: '0',
  SCRP_MANAGEMENT_PORT: '0',
  SCRP_RATE_LIMITS: 'off',
  SCRP_ARGON2_MEMORY_KIB: '64',
  SCRP_ARGON2_ITERATIONS: '1',
};

/** The server refuses variables of this prefix that it does not know, and the tests have some of their own. */
const surroundings = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SCRP_')));

/** The address of the page in what the server prints, or null while it has not said it. */
export function pageAddress(output) {
  return /^Web page\s+(https?:\/\/[^\s/]+)\/?\s*\n/m.exec(output)?.[1] ?? null;
}

/** Resolves to {url, process, stop, kill} once the server has said where it listens. */
export function startServer(jar, dataDir, more = {}) {
  const child = spawn('java', ['-XX:+UseSerialGC', '-Xmx256m', '-jar', jar, 'serve'], {
    env: { ...surroundings(), ...settings, SCRP_DATA_DIR: dataDir, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const endWith = async (signal) => {
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
  };
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The server did not start within ${START_MS} ms:\n${output}`));
    }, START_MS);
    const read = (chunk) => {
      output += chunk;
      const url = pageAddress(output);
      if (!url) return;
      clearTimeout(timer);
      resolve({
        url,
        process: child,
        output: () => output,
        stop: () => endWith('SIGTERM'),
        kill: () => endWith('SIGKILL'),
      });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The server ended (${code}) before it listened:\n${output}`));
    });
  });
}
