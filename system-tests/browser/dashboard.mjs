// A picture of the Grafana dashboard of k8s/monitoring with what a Prometheus knows, without Grafana.
// Usage: node dashboard.mjs --prometheus <url> --out <png> [--minutes <n>]
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.mjs';

const { values } = parseArgs({
  options: {
    prometheus: { type: 'string', default: 'http://localhost:9090' },
    out: { type: 'string', default: 'dashboard.png' },
    minutes: { type: 'string', default: '10' },
  },
});
const here = dirname(fileURLToPath(import.meta.url));
const dashboard = JSON.parse(readFileSync(join(here, '../../k8s/monitoring/dashboard.json'), 'utf8'));
const end = Math.floor(Date.now() / 1000);
const start = end - 60 * Number(values.minutes);
const COLUMN = 60;
const ROW = 34;
const COLOURS = ['#2f6f4f', '#c0562b', '#3b5b92', '#a3832f', '#7a4a86', '#4c8c8a', '#8c3b4a', '#5f6b2d', '#44546a', '#b0738a'];

/** A number in the unit of its panel. */
function shown(value, unit) {
  if (!Number.isFinite(value)) return '–';
  const scaled = (units, step) => {
    let i = 0;
    let v = value;
    while (Math.abs(v) >= step && i < units.length - 1) {
      v /= step;
      i++;
    }
    return `${Number(v.toPrecision(3))}${units[i]}`;
  };
  if (unit === 's') return value === 0 || value >= 1 ? `${Number(value.toPrecision(3))} s` : `${Number((value * 1000).toPrecision(3))} ms`;
  if (unit === 'percentunit') return `${Number((value * 100).toPrecision(3))} %`;
  if (unit === 'bytes') return scaled([' B', ' KiB', ' MiB', ' GiB'], 1024);
  if (unit === 'Bps') return scaled([' B/s', ' kB/s', ' MB/s'], 1000);
  return scaled(['', ' k', ' M'], 1000) + ({ reqps: ' req/s', ops: ' ops/s' }[unit] ?? '');
}

async function ask(expr) {
  const query = expr.replaceAll('$__rate_interval', '1m').replaceAll('$job', '.+');
  const url = new URL('/api/v1/query_range', values.prometheus);
  url.search = new URLSearchParams({ query, start, end, step: 5 }).toString();
  const answer = await (await fetch(url)).json();
  if (answer.status !== 'success') throw new Error(`${query}: ${answer.error}`);
  return answer.data.result;
}

function name(target, metric) {
  const text = (target.legendFormat ?? '').replace(/\{\{\s*(\w+)\s*\}\}/g, (_, label) => metric[label] ?? '');
  return text.trim() || Object.values(metric).join(' ') || target.refId;
}

const text = (value) => String(value).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

function chart(lines, unit, width, height) {
  const points = lines.flatMap((line) => line.values.map(([, y]) => y)).filter(Number.isFinite);
  const top = Math.max(...points, unit === 'percentunit' ? 0.01 : 0) * 1.08 || 1;
  const left = 62;
  const x = (t) => left + ((t - start) / (end - start)) * (width - left - 6);
  const y = (v) => height - 18 - (v / top) * (height - 26);
  const grid = [0, 0.25, 0.5, 0.75, 1]
    .map((part) => `<line x1="${left}" x2="${width - 6}" y1="${y(top * part)}" y2="${y(top * part)}" class="grid"/><text x="${left - 6}" y="${y(top * part) + 4}" text-anchor="end">${text(shown(top * part, unit))}</text>`)
    .join('');
  const times = [0, 0.5, 1]
    .map((part) => `<text x="${x(start + (end - start) * part)}" y="${height - 3}" text-anchor="${['start', 'middle', 'end'][part * 2]}">${new Date((start + (end - start) * part) * 1000).toISOString().slice(11, 16)}</text>`)
    .join('');
  const paths = lines
    .map((line, i) => {
      let pen = 'M';
      const d = line.values
        .map(([t, v]) => {
          if (!Number.isFinite(v)) {
            pen = 'M';
            return '';
          }
          const step = `${pen}${x(t).toFixed(1)} ${y(v).toFixed(1)}`;
          pen = 'L';
          return step;
        })
        .join('');
      return `<path d="${d}" fill="none" stroke="${COLOURS[i % COLOURS.length]}" stroke-width="1.5"/>`;
    })
    .join('');
  const legend = lines.map((line, i) => `<span><i style="background:${COLOURS[i % COLOURS.length]}"></i>${text(line.name)}</span>`).join('');
  return `<svg width="${width}" height="${height}">${grid}${times}${paths}</svg><p>${legend}</p>`;
}

async function panel(p) {
  const { x, y, w, h } = p.gridPos;
  const unit = p.fieldConfig?.defaults?.unit;
  const lines = [];
  for (const target of p.targets ?? []) {
    for (const series of await ask(target.expr)) {
      lines.push({ name: name(target, series.metric), values: series.values.map(([t, v]) => [t, Number(v)]) });
    }
  }
  const last = lines[0]?.values.at(-1)?.[1];
  const body = p.type === 'stat' ? `<b>${text(shown(last, unit))}</b>` : chart(lines, unit, w * COLUMN - 28, h * ROW - 72);
  return `<section style="left:${x * COLUMN}px;top:${y * ROW}px;width:${w * COLUMN - 8}px;height:${h * ROW - 8}px"><h2>${text(p.title)}</h2>${body}</section>`;
}

const panels = await Promise.all(dashboard.panels.filter((p) => p.gridPos).map(panel));
const rows = Math.max(...dashboard.panels.map((p) => p.gridPos.y + p.gridPos.h));
const html = `<!doctype html><meta charset="utf-8"><style>
body{margin:16px;background:#f4f2ec;color:#22262b;font:12px system-ui,sans-serif;position:relative;width:${24 * COLUMN}px;height:${rows * ROW}px}
section{position:absolute;box-sizing:border-box;background:#fffdf8;border:1px solid #ddd8cb;border-radius:6px;padding:8px 10px;overflow:hidden}
h2{font-size:13px;margin:0 0 4px}b{font-size:34px;font-weight:600}p{margin:2px 0 0;line-height:15px;color:#555}
span{margin-right:10px;white-space:nowrap}i{display:inline-block;width:10px;height:3px;margin-right:4px;vertical-align:middle}
svg text{font-size:10px;fill:#777}.grid{stroke:#ebe6d9}</style>${panels.join('')}`;
const { executablePath, args, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
try {
  const page = await browser.newPage({ viewport: { width: 24 * COLUMN + 32, height: rows * ROW + 32 } });
  await page.setContent(html);
  await page.screenshot({ path: values.out });
} finally {
  await browser.close();
}
console.log(`${values.out}: ${panels.length} panels`);
