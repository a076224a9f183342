import { defineConfig } from '@playwright/test';

/** Drives the built program in the real Electron; `npm run test:e2e` builds it and finds a display. */
export default defineConfig({
  testDir: '../test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '../out/test/playwright',
  // One program at a time: several windows would fight over focus, and two cores over time.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: 'list',
});
