// Finds a Chromium: the one of SCRP_CHROMIUM, one of the system, or the one that comes with npm.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(here, 'node_modules/.cache/chromium');
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const nssFolders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib', '/lib/x86_64-linux-gnu', '/lib64'];

const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'];

/** Chromium without any font paints no text at all, not even the page's own: name every place where there may be one. */
function fontConfig() {
  const file = join(cache, 'fonts.conf');
  mkdirSync(join(cache, 'fonts'), { recursive: true });
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(cache, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${join(cache, 'font-cache')}</cachedir>
</fontconfig>
`,
  );
  return file;
}

async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `No Chromium comes with npm for ${process.platform} on ${process.arch}: install one and set SCRP_CHROMIUM to its path`,
    );
  }
  mkdirSync(cache, { recursive: true });
  const before = { tmp: process.env.TMPDIR, aws: process.env.AWS_EXECUTION_ENV, fonts: process.env.FONTCONFIG_PATH };
  // It unpacks into the folder for temporary files, and its own libraries only where it believes to need them.
  process.env.TMPDIR = cache;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  process.env.FONTCONFIG_PATH = cache;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const executablePath = await chromium.executablePath();
    const env = { FONTCONFIG_FILE: fontConfig() };
    const hasNss = nssFolders.some((folder) => existsSync(join(folder, 'libnss3.so')));
    const own = join(cache, 'al2023/lib');
    if (!hasNss && existsSync(own)) env.LD_LIBRARY_PATH = own;
    return { executablePath, args: [...args, '--no-zygote'], env };
  } finally {
    restore('TMPDIR', before.tmp);
    restore('AWS_EXECUTION_ENV', before.aws);
    restore('FONTCONFIG_PATH', before.fonts);
  }
}

function restore(name, value) {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

/** What Playwright needs to launch it: executablePath, args, env. */
export async function findBrowser() {
  const chosen = process.env.SCRP_CHROMIUM;
  if (chosen && !existsSync(chosen)) throw new Error(`SCRP_CHROMIUM: there is no ${chosen}`);
  const executablePath = chosen ?? installed.find((path) => existsSync(path));
  return executablePath ? { executablePath, args, env: {} } : fromNpm();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = await findBrowser();
  console.log(found);
  if (existsSync(cache)) console.log(readdirSync(cache));
}
