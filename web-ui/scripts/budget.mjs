// Fails the build when the page grows past what a slow line can carry.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const budget = { js: 60_000, css: 10_000, woff2: 35_000 };
const assets = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist/assets');
const sizes = { js: 0, css: 0, woff2: 0 };
for (const name of readdirSync(assets)) {
  const kind = name.slice(name.lastIndexOf('.') + 1);
  if (!(kind in sizes)) continue;
  const bytes = readFileSync(join(assets, name));
  sizes[kind] += kind === 'woff2' ? bytes.length : gzipSync(bytes, { level: 9 }).length;
}
for (const [kind, size] of Object.entries(sizes)) {
  console.log(`web-ui: ${kind} ${(size / 1000).toFixed(1)} kB of ${budget[kind] / 1000} kB`);
  if (size > budget[kind]) {
    console.error(`web-ui: ${kind} is ${size} bytes (expected: at most ${budget[kind]})`);
    process.exitCode = 1;
  }
}
