// `npm test`: static checks, then Vitest, then Playwright in the real Electron. All of them run even when one
// fails, so that one run tells everything; the last line counts tests, and a failed check counts as one failure.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build.mjs';
import { withDisplay } from './setup/display.mjs';
import { root } from './setup/paths.mjs';
import { childEnv, runNode, say } from './setup/process.mjs';
import { playwrightOutcome, vitestOutcome } from './test-report.mjs';

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

/** Runs the static checks and answers the names of those that failed. */
export async function runChecks() {
  /** @type {string[]} */
  const failed = [];
  for (const [name, check] of Object.entries(checks)) {
    const startedAt = Date.now();
    const code = await check.run();
    if (code !== 0) failed.push(name);
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

/** @returns {Promise<number>} exit code */
export async function runAllTests() {
  rmSync(reports, { recursive: true, force: true });
  const failedChecks = await runChecks();
  /** @type {import('./test-report.mjs').Outcome[]} */
  const outcomes = [{ passed: 0, failed: failedChecks.length, failures: failedChecks }];
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
    outcomes.push(agreeing(vitestOutcome(vitestReport), code));
    const e2eCode = await withDisplay(() =>
      runNode(
        'node_modules/@playwright/test/cli.js',
        playwrightArguments(['--reporter=list,json']),
        childEnv({ PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport }),
      ),
    );
    outcomes.push(agreeing(playwrightOutcome(playwrightReport), e2eCode));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    outcomes.push({ passed: 0, failed: 1, failures: [message] });
  }
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  for (const failure of outcomes.flatMap((outcome) => outcome.failures)) say(`FAILED ${failure}`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/**
 * A runner that fails without a failed test (an error outside of tests) is a failure too.
 * @param {import('./test-report.mjs').Outcome} outcome @param {number} code
 */
function agreeing(outcome, code) {
  if (code === 0 || outcome.failed > 0) return outcome;
  return { ...outcome, failed: 1, failures: [`a runner ended with ${code} though no test of it failed: see above`] };
}
