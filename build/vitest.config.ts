import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Everything that needs no window. The real Electron is Playwright's (playwright.config.ts). */
export default defineConfig({
  root: fileURLToPath(new URL('../', import.meta.url)),
  test: {
    include: ['test/{unit,db,contract,fault}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    // Vitest leaves a core to whoever watches; nobody does here, and much of the time goes into waiting for the disk.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A test that writes into another test's folder must be seen, not retried away.
    retry: 0,
    passWithNoTests: false,
  },
});
