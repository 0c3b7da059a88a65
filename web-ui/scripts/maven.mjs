// What Maven runs: installs, builds and tests the page, each only when its inputs have changed.
// Usage: node scripts/maven.mjs build <folder for the bundle> | test
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Inside node_modules, so that `mvn clean` does not throw the stamps away but a fresh install does.
const stamps = join(root, 'node_modules/.stamps');
const packages = ['package.json', 'package-lock.json', '.npmrc'];
const sources = [
  ...packages,
  'index.html',
  'tsconfig.json',
  'vite.config.ts',
  'biome.json',
  'src',
  'public',
  'scripts',
];

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function hashOf(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const file of paths.flatMap(filesOf)) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function run(command) {
  console.log(`web-ui: ${command}`);
  const done = spawnSync(command, { cwd: root, shell: true, stdio: 'inherit' });
  if (done.status !== 0) {
    console.error(`web-ui: "${command}" failed`);
    process.exit(1);
  }
}

function once(step, paths, output, work) {
  const stamp = join(stamps, step);
  const hash = hashOf(paths.map((path) => join(root, path)));
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  rmSync(stamp, { force: true });
  work();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, hash);
}

const [task, target] = process.argv.slice(2);
once('install', packages, join(root, 'node_modules/vite'), () => run('npm ci --no-audit --no-fund --loglevel=error'));
if (task === 'build') {
  once('build', sources, join(root, 'dist/index.html'), () => run('npm run --silent build'));
  rmSync(target, { recursive: true, force: true });
  cpSync(join(root, 'dist'), target, { recursive: true });
} else if (task === 'test') {
  if (process.env.WEB_UI_SKIP_TESTS === 'true') console.log('web-ui: tests are skipped');
  else
    once('test', [...sources, 'test', '../shared-protocol/src/test/resources/golden'], root, () =>
      run('npm test --silent'),
    );
} else {
  console.error('Usage: node scripts/maven.mjs build <folder> | test');
  process.exit(2);
}
