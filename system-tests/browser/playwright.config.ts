import { defineConfig } from '@playwright/test';
import { findBrowser } from './browser.mjs';

const { executablePath, args, env } = await findBrowser();
const pictures = process.env.SCRP_SCREENSHOTS;

export default defineConfig({
  testDir: '.',
  testMatch: pictures ? '*.pictures.ts' : '*.spec.ts',
  outputDir: 'test-results',
  // One server and two cores for all: one after the other.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    // On a busy machine slow, but never a test that hangs.
    actionTimeout: 20_000,
    baseURL: process.env.SCRP_URL ?? 'http://127.0.0.1:8080',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args, env: { ...process.env, ...env } as Record<string, string> },
  },
});
