import { extname, resolve } from 'node:path';
import type { AppError, Issue } from '../../shared/app-error.ts';
import type { BundleReport } from '../../shared/contract/bundles.ts';
import type { Client, HostContract } from '../../shared/contract/contract.ts';
import { type PaperFormat, paperFormats } from '../../shared/contract/papers.ts';
import type { Result } from '../../shared/result.ts';
import { type CliWords, fill } from './cli-words.ts';

/** The call is not one of those that the usage names. */
export class UsageError extends Error {}

/** What a command is given. */
export interface CliCall {
  readonly api: Client<HostContract>;
  readonly jobId: string;
  readonly operands: readonly string[];
  readonly options: {
    readonly author?: string | undefined;
    readonly college?: string | undefined;
    readonly department?: string | undefined;
    readonly sample?: boolean | undefined;
    readonly empty?: boolean | undefined;
  };
  readonly words: CliWords;
  /** The value of a good answer; throws `AppFailure` otherwise. */
  readonly need: <T>(result: Result<T, AppError>) => T;
}

/** What a command answers: lines for people, a value for `--json`, and whether the content was good. */
export interface CliAnswer {
  readonly good: boolean;
  readonly lines: readonly string[];
  readonly value: unknown;
}
export type CliCommand = (call: CliCall) => Promise<CliAnswer>;

/** One issue on one line: where it is, the rule, what stands there and what should. */
export function issueLine(issue: Issue, words: CliWords): string {
  const found = issue.found === undefined ? '' : ` · ${fill(words.found, { value: issue.found })}`;
  const expected = issue.expected === undefined ? '' : ` · ${fill(words.expected, { value: issue.expected })}`;
  return `  ${[...issue.where, issue.rule].join(' · ')}${found}${expected}`;
}

/** The operands as absolute paths and words; throws `UsageError` when there are more or fewer. */
function operands(call: CliCall, count: number): readonly string[] {
  if (call.operands.length !== count) throw new UsageError();
  return call.operands;
}

async function openWorkspace(call: CliCall, path: string): Promise<void> {
  call.need(await call.api.workspace.open({ path: resolve(path) }));
  if (call.options.author !== undefined) call.need(await call.api.workspace.setAuthor({ author: call.options.author }));
}

async function verify(call: CliCall): Promise<CliAnswer> {
  const [path = ''] = operands(call, 1);
  const report = call.need(await call.api.bundles.verify({ jobId: call.jobId, path: resolve(path) }));
  const { words } = call;
  const head = fill(report.valid ? words.bundleValid : words.bundleInvalid, {
    path: report.path,
    count: report.issues.length,
  });
  const rest = report.valid ? [holds(report, words)] : report.issues.map((issue) => issueLine(issue, words));
  return { good: report.valid, lines: [head, ...rest], value: report };
}

function holds(report: BundleReport, words: CliWords): string {
  return fill(words.bundleHolds, {
    college: report.collegeName,
    department: report.departmentName,
    records: report.recordCount,
    revisions: report.revisionCount,
    files: report.evidenceFileCount,
    fingerprint: report.fingerprint,
  });
}

async function inspect(call: CliCall): Promise<CliAnswer> {
  const [path = ''] = operands(call, 1);
  await openWorkspace(call, path);
  const status = call.need(await call.api.workspace.status({}));
  const summary = call.need(await call.api.bundles.summary({}));
  const head = fill(call.words.workspace, {
    college: status?.collegeName ?? '',
    department: status?.departmentName ?? '',
    path: status?.path ?? '',
    size: status?.fileSizeBytes ?? 0,
    revisions: status?.revisionCount ?? 0,
    saved: status?.lastSavedAt ?? '-',
  });
  const counts = summary.records.map(({ kind, count }) => `  ${kind}  ${count}`);
  return { good: true, lines: [head, ...counts], value: { status, summary } };
}

async function check(call: CliCall): Promise<CliAnswer> {
  const [path = ''] = operands(call, 1);
  await openWorkspace(call, path);
  const value = call.need(await call.api.workspace.check({ jobId: call.jobId }));
  const good = value.integrity.length === 0 && value.damaged.length === 0;
  const head = good
    ? fill(call.words.checkedGood, { files: value.filesChecked, bytes: value.bytesChecked })
    : call.words.checkedBad;
  const faults = value.damaged.map(({ fileHash, titles }) => `  ${fileHash} ${titles.join('、')}`);
  return { good, lines: [head, ...value.integrity.map((line) => `  ${line}`), ...faults], value };
}

async function create(call: CliCall): Promise<CliAnswer> {
  const [path = ''] = operands(call, 1);
  const { author = '', college = '', department = '', sample } = call.options;
  const template = sample === true ? 'sample' : 'empty';
  const names = { departmentName: department, collegeName: college, author };
  const status = call.need(
    await call.api.workspace.create({ jobId: call.jobId, path: resolve(path), template, ...names }),
  );
  return { good: true, lines: [fill(call.words.created, { path: status.path })], value: status };
}

async function importWorkbook(call: CliCall): Promise<CliAnswer> {
  const [workbook = '', workspace = ''] = operands(call, 2);
  await openWorkspace(call, workspace);
  const report = call.need(await call.api.workbook.import({ jobId: call.jobId, path: resolve(workbook) }));
  const sum = (pick: 'added' | 'changed' | 'unchanged'): number =>
    report.counts.reduce((total, count) => total + count[pick], 0);
  const values = { added: sum('added'), changed: sum('changed'), unchanged: sum('unchanged') };
  const sentence = values.added + values.changed === 0 ? call.words.nothingToImport : call.words.imported;
  return { good: true, lines: [fill(sentence, values)], value: report };
}

async function ingest(call: CliCall): Promise<CliAnswer> {
  const [workspace, ...paths] = call.operands;
  if (workspace === undefined || paths.length === 0) throw new UsageError();
  await openWorkspace(call, workspace);
  const outcome = call.need(
    await call.api.evidence.ingest({ jobId: call.jobId, paths: paths.map((path) => resolve(path)) }),
  );
  const head = fill(call.words.ingested, { added: outcome.added.length, duplicates: outcome.duplicates.length });
  const skipped = outcome.skipped.map(({ path, reason }) => fill(call.words.skipped, { path, reason }));
  return { good: skipped.length === 0 && !outcome.cancelled, lines: [head, ...skipped], value: outcome };
}

async function workbook(call: CliCall): Promise<CliAnswer> {
  const [workspace = '', out = ''] = operands(call, 2);
  await openWorkspace(call, workspace);
  const content = call.options.empty === true ? 'empty' : 'filled';
  const value = call.need(await call.api.workbook.export({ jobId: call.jobId, path: resolve(out), content }));
  return { good: true, lines: [fill(call.words.exported, { path: value.path, size: value.sizeBytes })], value };
}

async function paper(call: CliCall): Promise<CliAnswer> {
  const [workspace = '', name = '', out = ''] = operands(call, 3);
  const format = formatOf(out);
  if (!paperNames.has(name)) throw new UsageError();
  await openWorkspace(call, workspace);
  const available = call.need(await call.api.papers.available({}));
  const chosen = available.find(({ spec, ready }) => spec.paper === name && ready);
  if (chosen === undefined)
    return { good: false, lines: [fill(call.words.paperMissing, { paper: name })], value: { available } };
  const value = call.need(
    await call.api.papers.export({ jobId: call.jobId, spec: chosen.spec, format, path: resolve(out) }),
  );
  return { good: true, lines: [fill(call.words.exported, { path: value.path, size: value.sizeBytes })], value };
}

const paperNames: ReadonlySet<string> = new Set([
  'handbook',
  'job-description',
  'standards-table',
  'statement',
  'evidence-list',
  'goal-table',
  'organization-chart',
  'workflows',
  'layer-standards',
  'scored-standards',
]);

function formatOf(path: string): PaperFormat {
  const suffix = extname(path).slice(1).toLowerCase();
  const format = paperFormats.find((known) => known === suffix);
  if (format === undefined) throw new UsageError();
  return format;
}

async function pack(call: CliCall): Promise<CliAnswer> {
  const [workspace = '', out = ''] = operands(call, 2);
  await openWorkspace(call, workspace);
  const report = call.need(await call.api.bundles.export({ jobId: call.jobId, path: resolve(out) }));
  const lines = [fill(call.words.packed, { path: report.path, size: report.sizeBytes }), holds(report, call.words)];
  return { good: true, lines, value: report };
}

/** Every command by its name on the command line. */
export const cliCommands = {
  verify,
  inspect,
  check,
  create,
  import: importWorkbook,
  ingest,
  workbook,
  paper,
  pack,
} as const;
