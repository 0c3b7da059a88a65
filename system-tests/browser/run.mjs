// The browser tests against a real server jar.
// Usage: node run.mjs --jar <server jar> [--screenshots <folder>] [--grep <pattern>]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: { jar: { type: 'string' }, screenshots: { type: 'string' }, grep: { type: 'string' } },
});

function fail(message) {
  console.error(`browser tests: ${message}`);
  process.exit(2);
}

// The jar of this source tree, when none is named.
const jar = resolve(values.jar ?? join(here, '../../server/target/scrp-server.jar'));
if (!existsSync(jar)) fail(`no server jar at ${jar} (expected: --jar <path>)`);

function install() {
  const lock = createHash('sha256').update(readFileSync(join(here, 'package-lock.json'))).digest('hex');
  const stamp = join(here, 'node_modules/.stamp');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('browser tests: npm ci --no-audit --no-fund');
  const done = spawnSync('npm ci --no-audit --no-fund --loglevel=error', { cwd: here, shell: true, stdio: 'inherit' });
  if (done.status !== 0) fail('npm ci failed');
  writeFileSync(stamp, lock);
}

install();
const { startServer } = await import('./server.mjs');
const work = mkdtempSync(join(tmpdir(), 'scrp-browser-'));
const pictures = values.screenshots && resolve(values.screenshots);
if (pictures) mkdirSync(pictures, { recursive: true });

let server;
let code = 1;
try {
  server = await startServer(jar, join(work, 'data'));
  console.log(`browser tests: ${jar} serves ${server.url}`);
  const args = ['playwright', 'test', ...(values.grep ? ['--grep', values.grep] : [])];
  const env = { ...process.env, SCRP_URL: server.url, SCRP_JAR: jar, SCRP_WORK: work };
  if (pictures) env.SCRP_SCREENSHOTS = pictures;
  const tests = spawn('npx', ['--no-install', ...args], { cwd: here, env, stdio: 'inherit' });
  code = await new Promise((done) => tests.once('exit', (status) => done(status ?? 1)));
} catch (error) {
  console.error(`browser tests: ${error.message}`);
} finally {
  await server?.stop();
  if (code === 0) rmSync(work, { recursive: true, force: true });
  else {
    if (server) writeFileSync(join(work, 'server.log'), server.output());
    console.error(`browser tests: failed; the server's output is in ${work}/server.log`);
  }
}
process.exit(code);
