/**
 * Responsibility statements: a hundred of four pages saved as PDF, with progress and cancel; the same words in PDF and
 * Word; the layout of GB/T 9704 measured from the PDF's own glyphs.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { renderDocx } from '../../electron/host/documents/docx-renderer.ts';
import { typeset } from '../../electron/host/documents/typst-renderer.ts';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import { paperTexts } from '../../shared/document/paper-text.ts';
import { statementPaper } from '../../shared/document/papers/statement.ts';
import { builtInTemplates } from '../../shared/templates/statements/built-in-templates.ts';
import { templateFields } from '../../shared/templates/statements/statement-template.ts';
import type { AppError } from '../../shared/app-error.ts';
import type { Result } from '../../shared/result.ts';
import { type Bar, reportBars } from '../support/bench-report.ts';
import { paperResources } from '../support/paper-resources.ts';
import { docxText, firstDifference, pdfPages } from '../support/paper-text-out.ts';
import { measureOfficial } from '../support/official-layout.ts';
import { measurePdf } from '../support/pdf-layout.ts';
import { RecordSetBuilder } from '../support/record-set-builder.ts';

async function value<T>(answer: Promise<Result<T, AppError>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(`The call failed: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** A bar: measured, unit, limit. */
type Figure = readonly [value: number, unit: string, limit: number];
const atMost = (bar: string, [measured, unit, limit]: Figure): Bar => ({
  bar,
  value: measured,
  unit,
  limit,
  sense: 'at-most',
});
const atLeast = (bar: string, figure: Figure): Bar => ({ ...atMost(bar, figure), sense: 'at-least' });

async function measureBatch(): Promise<Bar[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gangbiao-statements-'));
  let progress = 0;
  let onProgress: (() => void) | undefined;
  const dispatcher = new Dispatcher({
    resources: { ...paperResources(), sampleDir: '' },
    now: () => new Date().toISOString(),
    newId: () => v7(),
    notify: (name) => {
      if (name !== 'progress') return;
      progress += 1;
      onProgress?.();
    },
    log: (method, error) => console.error(method, error),
  });
  const client = inProcessClient(dispatcher);
  try {
    const names = { departmentName: '后勤处', collegeName: '云栖岭职业技术学院', author: '测量' };
    await value(client.workspace.create({ jobId: 'create', path: join(folder, 'a.qhd'), template: 'empty', ...names }));
    for (let index = 1; index <= 100; index += 1) {
      await value(client.positions.save({ id: null, fields: { name: `第${index}综合管理岗` } }));
    }
    const parties = (await value(client.statements.parties({})))
      .map((row) => row.party)
      .filter((party) => party.kind === 'position');
    const { ids } = await value(
      client.statements.make({
        template: { builtIn: 'department-year' },
        year: 2026,
        periodKind: 'calendar',
        parties,
        numberScheme: '责字〔〔年度〕〕〔序号3〕号',
        firstSequence: 1,
      }),
    );
    const started = performance.now();
    const input = { ids, format: 'pdf', folder, name: '责任状' } as const;
    const done = await value(client.statements.exportAll({ ...input, jobId: 'all' }));
    const seconds = (performance.now() - started) / 1000;
    const told = progress;
    const megabytes = process.resourceUsage().maxRSS / 1024;

    let cancelledAt = 0;
    progress = 0;
    onProgress = () => {
      if (progress < 5 || cancelledAt > 0) return;
      cancelledAt = performance.now();
      void client.jobs.cancel({ jobId: 'again' });
    };
    const cancelled = await client.statements.exportAll({ ...input, jobId: 'again' });
    const cancelMs = performance.now() - cancelledAt;
    const left = readdirSync(folder).filter((name) => name.startsWith('责任状') || name.endsWith('.part')).length - 1;
    return [
      atMost('100 statements of 4 pages saved as PDF', [seconds, 's', 10]),
      atLeast('pages of them', [done.pages, 'pages', 400]),
      atLeast('files of them', [readdirSync(done.folder).length, 'files', 100]),
      atMost('memory of the whole process', [megabytes, 'MB', 600]),
      atLeast('progress told', [told, 'times', 10]),
      atMost('cancel answered', [cancelled.ok ? Number.NaN : cancelMs, 'ms', 1000]),
      atMost('left behind by a cancelled export', [left, 'folders', 0]),
    ];
  } finally {
    await dispatcher.shutdown();
    rmSync(folder, { recursive: true, force: true });
  }
}

const unbroken = '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'.repeat(60);

function forms(): { readonly set: RecordSetBuilder; readonly ids: readonly string[]; readonly longId: string } {
  const set = new RecordSetBuilder({ name: '后勤处' });
  set.add('college', { name: '云栖岭职业技术学院' });
  const parties = { partyA: '云栖岭职业技术学院', partyB: '后勤处', partyBSigner: '林知远' };
  const fields = {
    year: 2026,
    number: '责字〔2026〕1号',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    ...parties,
  };
  const ids = builtInTemplates.map((template) => {
    const { id } = set.add('statement', { ...fields, ...templateFields(template) });
    for (const item of template.items) set.add('statementItem', { statementId: id, ...item });
    return id;
  });
  // Pages of nothing but body text, on which lines and margins can be measured.
  const longId = set.add('statement', { ...fields, title: '责任状', preamble: unbroken }).id;
  return { set, ids, longId };
}

async function measurePaper(): Promise<Bar[]> {
  const { set, ids, longId } = forms();
  const records = set.build();
  let differences = 0;
  for (const id of ids) {
    const paper = statementPaper(records, { statementIds: [id], date: '2026-01-05' });
    const laidOut = await typeset(paper, paperResources());
    const texts = paperTexts(paper);
    if (firstDifference(texts, (await pdfPages(laidOut.pdf)).join('')) !== null) differences += 1;
    if (firstDifference(texts, docxText(await renderDocx(paper, laidOut))) !== null) differences += 1;
  }
  const { pdf } = await typeset(
    statementPaper(records, { statementIds: [longId], date: '2026-01-05' }),
    paperResources(),
  );
  const page = measureOfficial(await measurePdf(pdf));
  const letter = (14 * 25.4) / 72;
  const off = (measured: number, wanted: number): number => Math.abs(measured - wanted);
  return [
    atMost('papers whose PDF or Word text differs from their blocks', [differences, 'of 14', 0]),
    atMost(`top margin ${page.topMm.toFixed(2)} mm, off 37`, [off(page.topMm, 37), 'mm', 1]),
    atMost(`bottom margin ${page.bottomMm.toFixed(2)} mm, off 35`, [off(page.bottomMm, 35), 'mm', 1]),
    atMost(`left margin ${page.leftMm.toFixed(2)} mm, off 28`, [off(page.leftMm, 28), 'mm', 1]),
    atMost(`right margin ${page.rightMm.toFixed(2)} mm, off 26`, [off(page.rightMm, 26), 'mm', 1]),
    atMost(`${page.lines} lines on a full page, off 22`, [off(page.lines, 22), 'lines', 0]),
    atMost(`${page.characters.join(' to ')} characters a line, off 28`, [
      Math.max(...page.characters.map((count) => off(count, 28))),
      'characters',
      0,
    ]),
    atLeast('title in 二号 (22 pt) and body in 三号 (16 pt)', [
      Number(page.titlePt === 22 && page.bodyPt === 16),
      'yes',
      1,
    ]),
    atMost(`page number ${page.numberBelowMm.toFixed(2)} mm under the type area, off 7`, [
      off(page.numberBelowMm, 7),
      'mm',
      1,
    ]),
    atMost('odd page numbers end one letter inside the right edge', [off(page.oddNumberInsideMm, letter), 'mm', 1]),
    atMost('even page numbers begin one letter inside the left edge', [off(page.evenNumberInsideMm, letter), 'mm', 1]),
  ];
}

const holds = reportBars('statements', [...(await measureBatch()), ...(await measurePaper())]);
process.exit(holds ? 0 : 1);
