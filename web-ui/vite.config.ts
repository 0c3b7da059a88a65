import { defineConfig } from 'vitest/config';

// A server that runs beside the development page, e.g. `./scrp serve` with SCRP_ALLOWED_ORIGINS=http://localhost:5173.
const server = process.env.SCRP_DEV_SERVER ?? 'ws://127.0.0.1:8080';

export default defineConfig({
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    alias: {
      'react/jsx-runtime': 'preact/jsx-runtime',
      'react-dom': 'preact/compat',
      react: 'preact/compat',
    },
  },
  build: {
    target: ['chrome123', 'firefox125', 'safari17.5'],
    // Nothing inline: the page's Content-Security-Policy allows files of its own server only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/scrp': { target: server, ws: true } } },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    environment: 'node',
    server: { deps: { inline: ['virtua', '@testing-library/preact'] } },
  },
});
