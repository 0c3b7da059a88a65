// The packages whose code is in the page, as a CycloneDX list: what the lock file has that is not for development only.
// Usage: node scripts/sbom.mjs <file>
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));

function component(name, { version, license, integrity }) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const content = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
  const hashes = [{ alg: 'SHA-512', content }];
  return { type: 'library', 'bom-ref': purl, name, version, hashes, licenses: [{ license: { id: license } }], purl };
}

const folder = 'node_modules/';
const components = Object.entries(lock.packages)
  .filter(([path, entry]) => path.startsWith(folder) && !entry.dev)
  .map(([path, entry]) => component(path.slice(path.lastIndexOf(folder) + folder.length), entry));
const { name, version } = lock.packages[''];
const metadata = { component: { type: 'application', 'bom-ref': name, name, version } };
const list = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata, components };
const [file] = process.argv.slice(2);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(list, null, 2)}\n`);
