import { expect, it } from 'vitest';
import { paperTexts } from '../../../shared/document/paper-text.ts';
import { handbookChangesPaper } from '../../../shared/document/papers/handbook-changes.ts';
import { handbookPaper } from '../../../shared/document/papers/handbook.ts';
import { newEntry } from '../../../shared/domain/handbook-outline.ts';
import { documentCodeOf, nextEdition } from '../../../shared/domain/handbook-edition.ts';
import { RecordSetBuilder } from '../../support/record-set-builder.ts';

function paperOf(chapters: readonly { readonly title: string; readonly text: string }[]) {
  const set = new RecordSetBuilder({ name: '后勤处', code: 'HQC' });
  const { id } = set.add('handbook', {
    year: 2026,
    title: '质量手册',
    codeScheme: '{部门}/{年}-{版次}',
    edition: 'A/0',
  });
  for (const chapter of chapters) set.add('handbookChapter', { handbookId: id, ...newEntry('free'), ...chapter });
  return handbookPaper({ records: set.build(), revisions: [], year: 2026, date: '2026-01-05' });
}

it('tells chapter by chapter what came, what went and what was changed, word by word', () => {
  const before = paperOf([
    { title: '采购', text: '两万元以上由采购岗办理。\n逐级审批。' },
    { title: '维修', text: '半小时内派单。' },
    { title: '旧章', text: '不再使用。' },
  ]);
  const after = paperOf([
    { title: '维修', text: '半小时内派单。' },
    { title: '采购', text: '三万元以上由采购岗办理。\n逐级审批。\n每月公示。' },
    { title: '新章', text: '新的规定。' },
  ]);
  const paper = handbookChangesPaper({ label: 'A/0版', paper: before }, { label: 'A/1版', paper: after });
  const [summary] = paper.parts[0]?.blocks.filter((block) => block.type === 'table') ?? [];
  const rows = summary?.rows.map((row) => row.cells.slice(1).map((cell) => cell.paragraphs[0]?.[0]?.text));
  expect(rows?.filter(([, change]) => change !== '无改动')).toEqual([
    ['旧章', '删去', '—', '1段', '—'],
    ['采购', '有改动', '1段', '—', '1段'],
    ['新章', '新增', '1段', '—', '—'],
  ]);
  const runs = paper.parts.flatMap(({ blocks }) =>
    blocks.flatMap((each) => (each.type === 'paragraph' ? each.runs : [])),
  );
  const marked = runs.filter(({ change }) => change !== undefined).map(({ text, change }) => [change, text]);
  for (const piece of [
    ['removed', '两万'],
    ['added', '三万'],
    ['added', '每月公示。'],
    ['removed', '不再使用。'],
    ['added', '新的规定。'],
  ])
    expect(marked).toContainEqual(piece);
  expect(paperTexts(paper)).not.toContain('半小时内派单。');
});

it('writes out the rule of document codes, and counts editions on', () => {
  expect(
    documentCodeOf({ documentCode: '', codeScheme: '{部门}/SC-{年}（{版次}）', year: 2026, edition: 'A/0' }, 'HQC'),
  ).toBe('HQC/SC-2026（A/0）');
  expect(documentCodeOf({ documentCode: 'X-1', codeScheme: '{部门}', year: 2026, edition: '' }, 'HQC')).toBe('X-1');
  expect(['A/0', 'B/9', '第二版', ''].map(nextEdition)).toEqual(['A/1', 'B/10', '', '']);
  expect(paperTexts(paperOf([]))).toContain('HQC/2026-A/0');
});

it('another picture under the same name is a change of its chapter', () => {
  const [before, after] = ['a1', 'b2'].map((hash) => {
    const paper = paperOf([{ title: '仓库', text: '仓库分两层。' }]);
    const picture = {
      type: 'picture',
      fileHash: hash.repeat(32),
      widthMm: 80,
      heightMm: 40,
      alternative: '平面图',
    } as const;
    return { ...paper, parts: paper.parts.map((part) => ({ ...part, blocks: [...part.blocks, picture] })) };
  });
  if (before === undefined || after === undefined) throw new Error('no papers');
  const told = (now: typeof before) =>
    paperTexts(handbookChangesPaper({ label: 'A/0版', paper: before }, { label: 'A/1版', paper: now })).join('\n');
  expect(told(after)).toContain('仓库（有改动）');
  expect(told(before)).not.toContain('仓库（有改动）');
});
