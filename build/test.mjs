// `npm test`: static checks, then Vitest, then Playwright in the real Electron. All of them run even when one
// fails, so that one run tells everything; the last line counts tests, and a failed check counts as one failure.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build.mjs';
import { withDisplay } from './setup/display.mjs';
import { root } from './setup/paths.mjs';
import { childEnv, runNode, say } from './setup/process.mjs';

const partFolders = ['shared', 'db', 'electron', 'renderer', 'test', 'build'];
const reports = join(root, 'out', 'test');
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');

/** @param {string} name @param {readonly string[]} args */
function tool(name, args) {
  return runNode(join('node_modules', name), args);
}

const biome = ['--config-path', join('build', 'format.json'), ...partFolders, 'package.json'];

/** Each of them is a rule that the compiler or a linter holds, and can be run alone by its name: `npm run lint`. */
export const checks = {
  format: {
    run: () => tool('@biomejs/biome/bin/biome', ['format', ...biome]),
    fix: () => tool('@biomejs/biome/bin/biome', ['format', '--write', ...biome]),
  },
  types: { run: () => tool('typescript/bin/tsc', ['-b']) },
  lint: {
    run: () =>
      tool('oxlint/bin/oxlint', [
        '--config',
        join('build', 'oxlintrc.json'),
        '--type-aware',
        '--report-unused-disable-directives-severity=error',
        '--max-warnings=0',
        ...partFolders,
      ]),
  },
  walls: {
    run: () =>
      tool('dependency-cruiser/bin/dependency-cruiser.mjs', [
        '--config',
        join('build', 'dependency-cruiser.cjs'),
        ...partFolders.filter((folder) => folder !== 'build'),
      ]),
  },
  unused: { run: () => tool('knip/bin/knip.js', ['--config', join('build', 'knip.json'), '--no-progress']) },
};

/** Runs the static checks and answers how many failed. */
export async function runChecks() {
  let failed = 0;
  for (const [name, check] of Object.entries(checks)) {
    const startedAt = Date.now();
    const code = await check.run();
    if (code !== 0) failed += 1;
    say(`${name}: ${code === 0 ? 'good' : 'FAILED'} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  }
  return failed;
}

/** @param {readonly string[]} [paths] */
export function vitestArguments(paths = []) {
  return ['run', '--config', join('build', 'vitest.config.ts'), ...paths];
}

/** @param {readonly string[]} [paths] */
export function playwrightArguments(paths = []) {
  return ['test', '--config', join('build', 'playwright.config.ts'), ...paths];
}

/** @returns {{ passed: number, failed: number }} */
function vitestResult() {
  if (!existsSync(vitestReport)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(vitestReport, 'utf8'));
  // A file that does not even load has no failed test in it, yet is a failure.
  const brokenFiles = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length };
}

/** @returns {{ passed: number, failed: number }} */
function playwrightResult() {
  if (!existsSync(playwrightReport)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(readFileSync(playwrightReport, 'utf8'));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/** @returns {Promise<number>} exit code */
export async function runAllTests() {
  rmSync(reports, { recursive: true, force: true });
  const failedChecks = await runChecks();
  const outcomes = [{ passed: 0, failed: failedChecks }];
  try {
    await buildApp();
    const code = await withDisplay(() =>
      runNode('node_modules/vitest/vitest.mjs', [
        ...vitestArguments(),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${vitestReport}`,
      ]),
    );
    outcomes.push(agreeing(vitestResult(), code));
    const e2eCode = await withDisplay(() =>
      runNode(
        'node_modules/@playwright/test/cli.js',
        playwrightArguments(['--reporter=list,json']),
        childEnv({ PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport }),
      ),
    );
    outcomes.push(agreeing(playwrightResult(), e2eCode));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    outcomes.push({ passed: 0, failed: 1 });
  }
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** A runner that fails without a failed test (an error outside of tests) is a failure too. */
function agreeing(/** @type {{ passed: number, failed: number }} */ result, /** @type {number} */ code) {
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}
