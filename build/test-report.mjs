// What the two test runners left behind, as counts and as sentences: the end of a log is often all that is kept of it.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, failures: readonly string[] }} Outcome */

/** Lines of one failure that are shown: its message, and where it came from. */
const shownLines = 12;
const missing = { passed: 0, failed: 1 };

/** @param {string} text */
function shortened(text) {
  // Colours of a terminal mean nothing in a file.
  const plain = text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '');
  const lines = plain.split('\n').filter((line) => line.trim() !== '');
  return lines
    .slice(0, shownLines)
    .map((line) => `    ${line}`)
    .join('\n');
}

/** @param {string} file Vitest's JSON report. @returns {Outcome} */
export function vitestOutcome(file) {
  if (!existsSync(file)) return { ...missing, failures: ['Vitest left no report'] };
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { name: string, status: string, message?: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[] }} */
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failures = report.testResults.flatMap((tested) =>
    tested.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${tested.name}: ${test.fullName}\n${shortened(test.failureMessages.join('\n'))}`),
  );
  // A file that does not even load has no failed test in it, yet is a failure.
  const broken = report.testResults.filter(
    (tested) => tested.status === 'failed' && !tested.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    failures: [...failures, ...broken.map((tested) => `${tested.name}\n${shortened(tested.message ?? '')}`)],
  };
}

/** @typedef {{ title: string, specs: { title: string, file: string, line: number, ok: boolean, tests: { results: { error?: { message?: string } }[] }[] }[], suites?: Suite[] }} Suite */

/** @param {readonly Suite[]} suites @returns {string[]} */
function failedSpecs(suites) {
  return suites.flatMap((suite) => [
    ...suite.specs
      .filter((spec) => !spec.ok)
      .map((spec) => {
        const messages = spec.tests.flatMap((test) => test.results.map((result) => result.error?.message ?? ''));
        return `${spec.file}:${spec.line} ${spec.title}\n${shortened(messages.join('\n'))}`;
      }),
    ...failedSpecs(suite.suites ?? []),
  ]);
}

/** @param {string} file Playwright's JSON report. @returns {Outcome} */
export function playwrightOutcome(file) {
  if (!existsSync(file)) return { ...missing, failures: ['Playwright left no report'] };
  const { stats, errors, suites } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    failures: [
      ...failedSpecs(suites),
      ...errors.map((/** @type {{ message?: string }} */ error) => shortened(error.message ?? '')),
    ],
  };
}
