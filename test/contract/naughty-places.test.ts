import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { SaxesParser } from 'saxes';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../electron/cli/cli-run.ts';
import { inOrder, type OrderColumn, turnOrder } from '../../renderer/features/evidence/evidence-order.ts';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import type { EvidenceRow } from '../../shared/contract/evidence.ts';
import { readXlsx } from 'hucre/xlsx';
import type { CheckItem } from '../../shared/contract/coverage.ts';
import type { CoverageRow } from '../../shared/domain/coverage/matrix.ts';
import { shortText } from '../../shared/domain/short-text.ts';
import { isVisible } from '../../shared/domain/evidence.ts';
import { isSystemFile } from '../../shared/domain/evidence-file.ts';
import { type BundleParty, enrolParty, packFor, startParty, startSecondComputer } from '../support/bundle-party.ts';
import { docxObjections } from '../support/docx-checks.ts';
import { paperResources } from '../support/paper-resources.ts';
import { docxText, printedPages, withoutSpaces } from '../support/paper-text-out.ts';
import { value } from './contract-host.ts';

const strings = (
  JSON.parse(readFileSync(new URL('../fixtures/naughty-strings.json', import.meta.url), 'utf8')) as readonly string[]
).filter(isVisible);
/** A finding each takes a flush of the disk: a part of them, spread over all sorts. */
const problems = strings.filter((_, index) => index % 4 === 0 || strings[index]?.includes('\ufffe'));
const folder = mkdtempSync(join(tmpdir(), 'qhd-naughty-places-'));
const file = (name: string): string => join(folder, name);
const resourcesDir = fileURLToPath(new URL('../../out/app/', import.meta.url));
let department: BundleParty;
let second: BundleParty;

/** The text as the name of a file, as far as a disk takes it: no slash, at most 255 bytes. */
function nameOf(text: string, index: number): string {
  const name = `${text.replaceAll('/', '∕')}.txt`;
  return Buffer.byteLength(name) > 255 || isSystemFile(name) ? `${index}.txt` : name;
}
const contentOf = (text: string, index: number): string => `第${index}份：${text}`;
const shown = (paper: string): readonly string[] => (paper === 'evidence-list' ? strings : problems);
const list = (party = department): Promise<EvidenceRow[]> => value(party.client.evidence.list({}));

/** Every text is the title of a piece, as near as may be the name of its file, and a position and a finding of its own. */
beforeAll(async () => {
  department = await startParty(folder, '后勤处');
  const { client } = department;
  second = await startSecondComputer(department, folder, '第二台');
  await enrolParty(second.client, client, file('第二台.json'));
  await enrolParty(client, second.client, file('后勤处.json'));
  const paths = strings.map((text, index) => {
    mkdirSync(file(`材料${index}`));
    const path = join(file(`材料${index}`), nameOf(text, index));
    writeFileSync(path, contentOf(text, index));
    return path;
  });
  const { added } = await value(client.evidence.ingest({ jobId: v7(), paths }));
  const rest = (await list()).filter(({ id }) => added.every((one) => one.id !== id));
  expect(added.length + rest.length).toBe(strings.length);
  const pathOf = new Map(added.map(({ id, path }) => [path, id]));
  const edits = strings.map((title, index) => {
    const id = pathOf.get(paths[index] ?? '') ?? rest.find(({ fileName }) => fileName === nameOf(title, index))?.id;
    return { id: id ?? '', fields: { title, number: `1.${index + 1}` } };
  });
  await value(client.evidence.saveMany({ edits }));
  // It stands in running heads and in what a file says of itself.
  const departmentId = (await value(client.workspace.status({})))?.departmentId ?? '';
  await value(client.department.saveDepartment({ id: departmentId, fields: { name: '后勤\u0007处\ufffe' } }));
  for (const problem of problems) {
    const fields = { problem, foundBy: problem, foundOn: '2026-03-05', mendBy: '2026-03-06' };
    await value(client.findings.save({ id: null, fields }));
  }
}, 120_000);
afterAll(async () => {
  for (const party of [department, second]) await party.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Without spaces, and without what no paper can show. */
const bare = (text: string): string => withoutSpaces(text).replaceAll(/[\p{Cc}\p{Cf}\ufffe\uffff]/gu, '');

/** Says where a part of an office file is no XML: Word and Excel open no such file. */
function xmlFaults(path: string): string[] {
  const names = execFileSync('unzip', ['-Z1', path], { encoding: 'utf8' }).split('\n');
  return names
    .filter((name) => /\.(?:xml|rels)$/u.test(name))
    .flatMap((name) => {
      const part = execFileSync('unzip', ['-p', path, name.replaceAll('[', '\\[')], { maxBuffer: 2 ** 28 });
      try {
        new SaxesParser().write(part.toString('utf8')).close();
        return [];
      } catch (error) {
        return [`${name}: ${String(error)}`];
      }
    });
}

/** What an office file says in its tables and paragraphs. */
async function saidIn(path: string): Promise<string> {
  const bytes = readFileSync(path);
  if (path.endsWith('.docx')) return bare(docxText(new Uint8Array(bytes)));
  const { sheets } = await readXlsx(bytes);
  return bare(sheets.flatMap(({ rows }) => rows.flat().map(String)).join('\n'));
}

describe(`${strings.length} naughty strings, each a title with a file, and a finding`, () => {
  it('are sorted by any column, and none is lost', async () => {
    const rows = await list();
    const ids = rows.map(({ id }) => id).toSorted();
    for (const column of ['title', 'file', 'number', 'size', 'keeper'] as OrderColumn[]) {
      const up = turnOrder(rows, column, null);
      for (const order of [up, turnOrder(rows, column, up)]) {
        const sorted = inOrder(rows, order).map(({ id }) => id);
        expect(sorted.toSorted(), column).toEqual(ids);
      }
    }
  });

  it('come into another file by a bundle as they were: title, name and every byte', async () => {
    const path = await packFor(department.client, file('上报.zip'));
    await value(second.client.merging.apply({ jobId: v7(), path }));
    const told = (rows: readonly EvidenceRow[]): unknown[] =>
      rows.map(({ id, title, fileName, fileHash, sizeBytes }) => ({ id, title, fileName, fileHash, sizeBytes }));
    expect(told(await list(second))).toEqual(told(await list()));
    const titles = (await list(second)).map(({ title }) => title).toSorted();
    expect(titles).toEqual(strings.toSorted());
    expect((await value(second.client.keeping.check({ jobId: v7(), pace: 'full', restart: true }))).damaged).toEqual(
      [],
    );
    const { findings } = await value(second.client.findings.list({}));
    expect(findings.map(({ problem }) => problem).toSorted()).toEqual(problems.toSorted());
  });

  it('are mended from that bundle when their bytes are damaged, and no piece is passed over', async () => {
    const { client } = second;
    await value(client.workspace.close({}));
    const raw = new Database(file('第二台.qhd'));
    raw.exec("UPDATE evidence_chunk SET bytes = x'00'");
    raw.close();
    await value(client.workspace.open({ path: file('第二台.qhd') }));
    const check = { pace: 'full', restart: true } as const;
    const { damaged } = await value(client.keeping.check({ jobId: v7(), ...check }));
    expect(damaged.flatMap(({ pieces }) => pieces.map(({ title }) => title)).toSorted()).toEqual(strings.toSorted());
    const { repaired, left } = await value(client.keeping.repair({ jobId: v7(), paths: [file('上报.zip')] }));
    expect([repaired.length, left]).toEqual([strings.length, 0]);
    expect((await value(client.keeping.check({ jobId: v7(), ...check }))).damaged).toEqual([]);
  });

  it('go out into a folder whose hashes another program confirms, every file under a name of its own', async () => {
    mkdirSync(file('导出'));
    await value(second.client.workspace.close({}));
    const clock = { now: () => new Date().toISOString(), newId: () => v7() };
    const dispatcher = new Dispatcher({
      ...clock,
      resources: { ...paperResources(), sampleDir: '' },
      notify: () => {},
    });
    const client = inProcessClient(dispatcher);
    await value(client.workspace.open({ path: file('第二台.qhd') }));
    const tree = { evidenceIds: null, layout: 'number', folder: file('导出') } as const;
    const told = await value(client.keeping.exportTree({ jobId: v7(), ...tree }));
    await dispatcher.shutdown();
    expect(told).toMatchObject({ files: strings.length, damaged: [], withoutFile: 0 });
    const said = execFileSync('sha256sum', ['-c', 'sha256.txt'], { cwd: told.path, encoding: 'utf8' });
    expect(
      said
        .trim()
        .split('\n')
        .filter((line) => line.endsWith(': OK')).length,
    ).toBeGreaterThanOrEqual(strings.length);
  });

  it('are found in the bin, each by itself, and all come back', async () => {
    const { client } = department;
    const before = await list();
    await value(client.evidence.removeMany({ ids: before.map(({ id }) => id) }));
    const all = await value(client.keeping.bin({ from: 0, count: 2000 }));
    expect(all.entries.map(({ title }) => title).toSorted()).toEqual(strings.toSorted());
    for (const text of strings) {
      const { entries } = await value(client.keeping.bin({ from: 0, count: 2000, text: text.slice(0, 200) }));
      expect(
        entries.some(({ title }) => title === text),
        JSON.stringify(text),
      ).toBe(true);
    }
    await value(client.keeping.restore({ revisionIds: all.entries.map(({ revisionId }) => revisionId) }));
    const without = (rows: readonly EvidenceRow[]): unknown[] => rows.map((row) => ({ ...row, revisionId: '' }));
    expect(without(await list())).toEqual(without(before));
  });

  it('stand in the matrix and in what the check says as they are', async () => {
    const year = { basis: 'calendar', year: 2026 } as const;
    const { pieces, itemsJson } = await value(department.client.coverage.check(year));
    const known = new Set(strings);
    expect(pieces.length).toBeGreaterThan(0);
    for (const { examples } of pieces) for (const { title } of examples) expect(known.has(title), title).toBe(true);
    const items = (JSON.parse(itemsJson) as CheckItem[]).map(({ row }) => row.title);
    const { rowsJson } = await value(department.client.coverage.matrix(year));
    const rows = (JSON.parse(rowsJson) as CoverageRow[]).map(({ title }) => title);
    const told = problems.map((text) => shortText(text, 60));
    for (const titles of [items, rows]) {
      expect(titles).toHaveLength(problems.length);
      expect(told.filter((text) => !titles.some((title) => title.includes(text.replace(/…$/u, ''))))).toEqual([]);
    }
  });

  it.each(['evidence-list', 'findings-ledger', 'coverage', 'coverage-check'])(
    'are printed by the command line in the %s',
    async (name) => {
      await value(department.client.workspace.close({}));
      for (const format of ['pdf', 'docx', 'xlsx']) {
        const out = file(`${name}.${format}`);
        let said = '';
        const code = await runCli({
          argv: ['paper', file('后勤处.qhd'), name, out, '--keys', file('keys')],
          env: { LANG: 'zh_CN.UTF-8' },
          resourcesDir,
          out: () => {},
          err: (text) => (said += text),
          onInterrupt: () => {},
        });
        expect([code, said], `${name} ${format}`).toEqual([0, '']);
        if (format === 'pdf') {
          const printed = (await printedPages(new Uint8Array(readFileSync(out)))).join('');
          expect(shown(name).filter((text) => /^[\w .,-]{4,30}$/u.test(text) && !printed.includes(bare(text)))).toEqual(
            [],
          );
          continue;
        }
        expect(xmlFaults(out)).toEqual([]);
        if (format === 'docx') expect(docxObjections(new Uint8Array(readFileSync(out)))).toEqual([]);
        const whole = await saidIn(out);
        // The matrix shortens what is long.
        const told = name.startsWith('coverage') ? problems.map((text) => shortText(text, 60)) : shown(name);
        expect(told.filter((text) => !whole.includes(bare(text.replace(/…$/u, ''))))).toEqual([]);
      }
    },
    120_000,
  );
});
