import { extname, resolve } from 'node:path';
import { type PaperFormat, paperFormats } from '../../shared/contract/papers.ts';
import { apply, inspect, keys, pack, verify } from './cli-bundles.ts';
import { type CliAnswer, type CliCall, openWorkspace, operandsOf, UsageError } from './cli-call.ts';
import { cliPaperName, cliPaperNames } from './cli-papers.ts';
import { fill } from './cli-words.ts';

async function check(call: CliCall): Promise<CliAnswer> {
  const [path = ''] = operandsOf(call, 1);
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
  const [path = ''] = operandsOf(call, 1);
  const { author = '', college = '', department = '', sample } = call.options;
  const template = sample === true ? 'sample' : 'empty';
  const names = { departmentName: department, collegeName: college, author };
  const status = call.need(
    await call.api.workspace.create({ jobId: call.jobId, path: resolve(path), template, ...names }),
  );
  return { good: true, lines: [fill(call.words.created, { path: status.path })], value: status };
}

async function importWorkbook(call: CliCall): Promise<CliAnswer> {
  const [workbook = '', workspace = ''] = operandsOf(call, 2);
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
  const head = fill(call.words.ingested, { added: outcome.counts.added, duplicates: outcome.counts.duplicates });
  const skipped = outcome.skipped.map(({ path, reason }) => fill(call.words.skipped, { path, reason }));
  const unnamed = outcome.counts.skipped - outcome.skipped.length;
  const more = unnamed > 0 ? [fill(call.words.skippedMore, { count: unnamed })] : [];
  return {
    good: outcome.counts.skipped === 0 && !outcome.cancelled,
    lines: [head, ...skipped, ...more],
    value: outcome,
  };
}

async function workbook(call: CliCall): Promise<CliAnswer> {
  const [workspace = '', out = ''] = operandsOf(call, 2);
  await openWorkspace(call, workspace);
  const content = call.options.empty === true ? 'empty' : 'filled';
  const value = call.need(await call.api.workbook.export({ jobId: call.jobId, path: resolve(out), content }));
  return { good: true, lines: [fill(call.words.exported, { path: value.path, size: value.sizeBytes })], value };
}

async function paper(call: CliCall): Promise<CliAnswer> {
  const [workspace = '', name = '', out = ''] = operandsOf(call, 3);
  const format = formatOf(out);
  if (!cliPaperNames.includes(name)) throw new UsageError();
  await openWorkspace(call, workspace);
  const available = call.need(await call.api.papers.available({}));
  const chosen = available.find(({ spec, ready }) => cliPaperName(spec) === name && ready);
  if (chosen === undefined)
    return { good: false, lines: [fill(call.words.paperMissing, { paper: name })], value: { available } };
  const value = call.need(
    await call.api.papers.export({ jobId: call.jobId, spec: chosen.spec, format, path: resolve(out) }),
  );
  return { good: true, lines: [fill(call.words.exported, { path: value.path, size: value.sizeBytes })], value };
}

function formatOf(path: string): PaperFormat {
  const suffix = extname(path).slice(1).toLowerCase();
  const format = paperFormats.find((known) => known === suffix);
  if (format === undefined) throw new UsageError();
  return format;
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
  apply,
  keys,
} as const;
