import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readXlsx } from 'hucre/xlsx';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import type { AppError } from '../../shared/app-error.ts';
import type { Client, HostContract } from '../../shared/contract/contract.ts';
import { type PaperSpec, sheetPapers } from '../../shared/contract/papers.ts';
import { bookletSides, bookletSize } from '../../shared/domain/print-order.ts';
import type { Result } from '../../shared/result.ts';
import { pdfPageSizes } from '../support/outside-tools.ts';
import { paperResources } from '../support/paper-resources.ts';
import { docxText, pdfPages, printedPages } from '../support/paper-text-out.ts';
import { pdfHalves } from '../support/pdf-halves.ts';

const sampleDir = fileURLToPath(new URL('../fixtures/sample', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-papers-'));
const stages: string[] = [];
let dispatcher: Dispatcher;
let client: Client<HostContract>;

async function value<T>(answer: Promise<Result<T, AppError>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

beforeAll(async () => {
  dispatcher = new Dispatcher({
    resources: { ...paperResources(), sampleDir },
    now: () => '2026-03-02T02:00:00.000Z',
    newId: () => v7(),
    notify: (name, notice) => {
      if (name === 'progress' && 'stage' in notice) stages.push(notice.stage);
    },
    log: (method, error) => console.error(method, error),
  });
  client = inProcessClient(dispatcher);
  await value(
    client.workspace.create({
      jobId: 'create',
      path: join(folder, '后勤处.qhd'),
      template: 'empty',
      departmentName: '后勤处',
      collegeName: '云溪职业技术学院',
      author: '林晓禾',
    }),
  );
  await value(client.workbook.import({ jobId: 'import', path: join(sampleDir, 'workbook.xlsx') }));
});
afterAll(() => dispatcher.shutdown());

describe('papers of the sample department', () => {
  it('are offered with a word on whether there is anything to print', async () => {
    const available = await value(client.papers.available({}));
    expect(new Set(available.map((paper) => paper.spec.paper))).toEqual(
      new Set([
        'handbook',
        'job-description',
        'standards-table',
        'statement',
        'evidence-list',
        'goal-table',
        'organization-chart',
        'workflows',
        'layer-standards',
        'coverage',
        'coverage-check',
        'scored-standards',
        'task-month',
        'task-plan',
        'ledger',
      ]),
    );
    expect(available.filter((paper) => paper.spec.paper === 'job-description').map((paper) => paper.ready)).toEqual([
      true,
    ]);
  });

  it('preview as the very pages that an export writes, with an outline that grows page by page', async () => {
    const spec: PaperSpec = { paper: 'handbook', year: 2026 };
    const path = join(folder, '手册.pdf');
    writeFileSync(path, 'what stood here before');
    const preview = await value(client.papers.preview({ jobId: 'a', spec }));
    const written = await value(client.papers.export({ jobId: 'b', spec, format: 'pdf', path }));
    const bytes = readFileSync(path);
    // The screen needs no tags, and its file is a third as large for it: sheet for sheet the same is printed on both.
    expect(await printedPages(preview.pdf)).toEqual(await printedPages(new Uint8Array(bytes)));
    expect(preview.pdf.length).toBeLessThan(bytes.length);
    expect(written).toEqual({
      path,
      sizeBytes: bytes.length,
      pageCount: preview.pageCount,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(preview.missingGlyphs).toEqual([]);
    const pages = preview.outline.map((entry) => entry.page);
    expect(pages).toEqual([...pages].sort((a, b) => a - b));
    expect(pages.at(-1)).toBeLessThanOrEqual(preview.pageCount);
    expect(new Set(stages)).toEqual(
      new Set([
        ...stages.filter((stage) => ['reading', 'checking'].includes(stage)),
        'collecting',
        'typesetting',
        'converting',
        'writing',
      ]),
    );
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it.each(['standards-table', 'goal-table'] as const)(
    'are written as a booklet, such as %s: every page on its half of a sheet, the same bytes every time, and only as PDF',
    async (paper) => {
      const spec: PaperSpec = { paper };
      const { pdf, pageCount } = await value(client.papers.preview({ jobId: v7(), spec }));
      const path = join(folder, `${paper}-册子.pdf`);
      const write = (format: 'pdf' | 'docx') =>
        client.papers.export({ jobId: v7(), spec, format, path, booklet: { sheetsInFold: 1 } });
      const written = await value(write('pdf'));
      expect(written.pageCount).toBe(pageCount);
      const made = readFileSync(path);
      const { sheets } = bookletSize(pageCount, 1);
      expect(pdfPageSizes(path)).toEqual(Array.from({ length: 2 * sheets }, () => '297 × 210'));
      const pages = await printedPages(pdf);
      const wanted = bookletSides(
        [...pages.keys()].map((index) => index + 1),
        1,
      ).map((side) => side.map((page) => (page === null ? '' : pages[page - 1])));
      expect(await pdfHalves(made)).toEqual(wanted);
      expect(made.includes('/Duplex /DuplexFlipShortEdge')).toBe(true);
      expect((await value(write('pdf'))).sha256).toBe(written.sha256);
      const word = await write('docx');
      expect(word.ok || word.error).toMatchObject({ code: 'invalid-input', about: 'booklet' });
    },
  );

  it('name every position of the department, in PDF and in Word', async () => {
    const positions = (
      await value(client.papers.preview({ jobId: 'c', spec: { paper: 'job-description', positionIds: [] } }))
    ).outline.filter((entry) => entry.level === 1);
    const path = join(folder, '手册.docx');
    await value(client.papers.export({ jobId: 'd', spec: { paper: 'handbook', year: 2026 }, format: 'docx', path }));
    const word = docxText(readFileSync(path));
    const pdf = (await pdfPages(new Uint8Array(readFileSync(join(folder, '手册.pdf'))))).join('').replace(/\s/gu, '');
    expect(positions.length).toBeGreaterThan(20);
    expect(positions.filter(({ title }) => !word.includes(title) || !pdf.includes(title.replace(/\s/gu, '')))).toEqual(
      [],
    );
  });

  it('are listed for the print centre one by one, each under a key of its own', async () => {
    const catalogue = await value(client.papers.catalogue({}));
    const positions = await value(client.positions.list({}));
    const items = catalogue.flatMap((group) => group.items);
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    expect(catalogue.every(({ paper, items: own }) => own.every(({ spec }) => spec.paper === paper))).toBe(true);
    const descriptions = catalogue.find(({ paper }) => paper === 'job-description')?.items ?? [];
    expect(descriptions.map(({ title }) => title).toSorted()).toEqual(
      ['全部岗位说明书', ...positions.map(({ name }) => name)].toSorted(),
    );
    const month = catalogue.find(({ paper }) => paper === 'task-month')?.items[0];
    expect(month?.note).toBe('2026年3月');
    const spec = month?.spec ?? expect.fail('no report of a month');
    expect(await value(client.papers.inspect({ jobId: v7(), spec }))).toEqual({
      pageCount: expect.any(Number),
      missing: [],
    });
  });

  it('name the letters that no font has with their place, and print rare names', async () => {
    const position = await value(client.positions.save({ id: null, fields: { name: '王㛃李𬭎岗' } }));
    const duty = { id: null, fields: { positionId: position.id, text: '受理🛠𪚥报修' } };
    await value(client.positions.saveDuty(duty));
    const spec: PaperSpec = { paper: 'job-description', positionIds: [position.id] };
    expect(await value(client.papers.inspect({ jobId: v7(), spec }))).toEqual({
      pageCount: 1,
      missing: [
        {
          glyph: '𪚥',
          code: 'U+2A6A5',
          places: [{ heading: '王㛃李𬭎岗位说明书 › 二、岗位职责', page: 1, excerpt: '1. 受理🛠𪚥报修。' }],
        },
      ],
    });
    const { pdf } = await value(client.papers.preview({ jobId: v7(), spec }));
    expect((await pdfPages(pdf)).join('').replace(/\s/gu, '')).toContain('王㛃李𬭎岗');
    const word = join(folder, '王㛃李𬭎岗.docx');
    await value(client.papers.export({ jobId: v7(), spec, format: 'docx', path: word }));
    expect(docxText(readFileSync(word))).toContain('王㛃李𬭎岗');
    await value(client.positions.remove({ id: position.id }));
  });

  it('are written beside a file of the same name when it is to stay', async () => {
    const spec: PaperSpec = { paper: 'organization-chart' };
    const path = join(folder, '机构图.pdf');
    const write = () => client.papers.export({ jobId: v7(), spec, format: 'pdf', path, keepExisting: true });
    const written = [await value(write()), await value(write()), await value(write())];
    expect(written.map((each) => each.path)).toEqual([
      path,
      join(folder, '机构图（2）.pdf'),
      join(folder, '机构图（3）.pdf'),
    ]);
    expect(new Set(written.map(({ sha256 }) => sha256)).size).toBe(1);
  });

  it('come as vector sheets for the printer, as many as the PDF has pages', async () => {
    const spec: PaperSpec = { paper: 'standards-table' };
    const [sheets, preview] = [
      await value(client.papers.sheets({ jobId: 'e', spec })),
      await value(client.papers.preview({ jobId: 'f', spec })),
    ];
    expect(sheets.pageCount).toBe(preview.pageCount);
    expect(sheets.svg.startsWith('<svg')).toBe(true);
  });

  it('that are lists are written as a workbook with the same words, and others are refused', async () => {
    const { id } = await value(
      client.libraries.saveStandard({ id: null, fields: { name: '报到率', requirement: '新生报到率≥95%' } }),
    );
    await value(client.libraries.saveStandard({ id: null, fields: { name: '=1+1', area: '招生质量' } }));
    const lists = (await value(client.papers.available({}))).filter(({ spec }) => sheetPapers.has(spec.paper));
    // No breakdown table stands in the sample, and no task of it was carried over.
    const elsewhere: readonly string[] = ['task-table', 'renewals', 'office-summary'];
    expect(new Set(lists.map(({ spec }) => spec.paper))).toEqual(
      new Set([...sheetPapers].filter((paper) => !elsewhere.includes(paper))),
    );
    for (const { spec } of lists) {
      const { paper } = spec;
      const name = spec.paper === 'ledger' ? spec.ledger : paper;
      const path = join(folder, `${name}.xlsx`);
      await value(client.papers.export({ jobId: name, spec, format: 'xlsx', path }));
      const { sheets } = await readXlsx(readFileSync(path));
      expect(sheets, paper).toHaveLength(1);
      expect(sheets[0]?.rows.length, paper).toBeGreaterThan(2);
    }
    const { sheets } = await readXlsx(readFileSync(join(folder, 'layer-standards.xlsx')));
    const cells = (sheets[0]?.rows ?? []).flat().map(String);
    for (const words of ['部门质量标准', '标准要求', '报到率', '新生报到率≥95%', '=1+1', '招生质量'])
      expect(cells).toContain(words);
    const path = join(folder, 'handbook.xlsx');
    const refused = await client.papers.export({
      jobId: 'x',
      spec: { paper: 'handbook', year: 2026 },
      format: 'xlsx',
      path,
    });
    expect(refused).toEqual({ ok: false, error: { code: 'invalid-input', about: 'format' } });
    expect(existsSync(path)).toBe(false);
    await value(client.libraries.removeStandard({ id }));
  });

  it('print what is in force, and what stands now, marked as a draft, when drafts are asked for', async () => {
    const [workflow] = await value(client.workflows.list({}));
    const subject = { subjectKind: 'workflow' as const, subjectIds: [workflow?.id ?? ''] };
    const signed = { by: '秦望舒', on: '2026-03-02', remarks: '' };
    const spec = { paper: 'workflows' as const, workflowIds: [workflow?.id ?? ''] };
    const words = async (drafts: boolean): Promise<string> => {
      const { pdf } = await value(
        client.papers.preview({ jobId: v7(), spec: { ...spec, ...(drafts ? { drafts } : {}) } }),
      );
      return (await pdfPages(pdf)).join('').replace(/\s/gu, '');
    };
    expect(await words(false)).not.toContain('草稿');
    expect(await words(true)).toContain('草稿，尚未批准');
    await value(client.approvals.submit({ ...subject, ...signed }));
    await value(client.approvals.approve({ ...subject, ...signed, effectiveOn: '', reviewBy: '' }));
    const detail = await value(client.workflows.get({ id: workflow?.id ?? '' }));
    await value(
      client.workflows.save({
        id: detail.workflow.id,
        fields: { purpose: '新写的目的' },
        steps: detail.steps.map(({ id, action }) => ({ key: id, fields: { action } })),
        links: detail.links.map(({ fromStepId, toStepId, label }) => ({ from: fromStepId, to: toStepId, label })),
      }),
    );
    const [inForce, draft] = [await words(false), await words(true)];
    expect([inForce.includes('第1版'), inForce.includes('新写的目的'), inForce.includes('草稿')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([draft.includes('第1版'), draft.includes('新写的目的'), draft.includes('草稿')]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('leave nothing behind when they are cancelled', async () => {
    const path = join(folder, 'nie.docx');
    const running = client.papers.export({ jobId: 'g', spec: { paper: 'handbook', year: 2026 }, format: 'docx', path });
    await value(client.jobs.cancel({ jobId: 'g' }));
    expect(await running).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('of records that are not there are refused', async () => {
    const id = v7();
    expect(await client.papers.preview({ jobId: 'h', spec: { paper: 'statement', statementId: id } })).toEqual({
      ok: false,
      error: { code: 'not-found', about: `statement ${id}` },
    });
    expect(await client.papers.preview({ jobId: 'i', spec: { paper: 'job-description', positionIds: [id] } })).toEqual({
      ok: false,
      error: { code: 'not-found', about: `position ${id}` },
    });
  });

  it('cannot be written where there is no folder', async () => {
    const answer = await client.papers.export({
      jobId: 'j',
      spec: { paper: 'evidence-list' },
      format: 'pdf',
      path: join(folder, 'nowhere', 'x.pdf'),
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'file-missing' } });
  });
});

describe('the cover of a handbook', () => {
  it('is made with what is known, once a year, and keeps what was changed', async () => {
    const year = 2031;
    expect(await value(client.papers.handbook({ year }))).toBeNull();
    const made = await value(client.papers.saveHandbook({ id: null, fields: { year, edition: 'B/1' } }));
    expect({
      title: made.title.endsWith('质量手册'),
      edition: made.edition,
      approval: made.approvalText !== '',
    }).toEqual({ title: true, edition: 'B/1', approval: true });
    const again = await value(client.papers.saveHandbook({ id: null, fields: { year, preface: '前言' } }));
    expect({ id: again.id, edition: again.edition, preface: again.preface }).toEqual({
      id: made.id,
      edition: 'B/1',
      preface: '前言',
    });
    expect(await value(client.papers.handbook({ year }))).toEqual(again);
  });
});
