import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handbookPaper } from '../../shared/document/papers/handbook.ts';
import { headingsOf, headingText, paperTexts } from '../../shared/document/paper-text.ts';
import { chapterSources } from '../../shared/domain/handbook-chapter.ts';
import {
  blockLength,
  builtInOutline,
  builtInOutlines,
  moveEntry,
  newEntry,
  stepEntry,
} from '../../shared/domain/handbook-outline.ts';
import { RecordSetBuilder } from '../support/record-set-builder.ts';

const list = (letters: string) => [...letters].map((name) => ({ name, source: name < 'a' ? 'part' : 'free' }) as const);
const names = (entries: readonly { readonly name: string }[]) => entries.map(({ name }) => name).join('');

describe('moving entries of an outline', () => {
  it('takes the chapters of a part along, past whole parts by key', () => {
    expect(names(moveEntry(list('AabBcCd'), 0, 3))).toBe('BcAabCd');
    expect(names(moveEntry(list('AabBcCd'), 3, 0))).toBe('BcAabCd');
    expect(names(moveEntry(list('AabBc'), 1, 4))).toBe('AbBca');
    expect(names(stepEntry(list('AabBcCd'), 3, 1))).toBe('AabCdBc');
    expect(names(stepEntry(list('AabBcCd'), 3, -1))).toBe('BcAabCd');
    expect(names(stepEntry(list('xAab'), 1, -1))).toBe('Aabx');
    expect(names(stepEntry(list('AabBc'), 1, -1))).toBe('aAbBc');
    expect(names(stepEntry(list('Ba'), 0, 1))).toBe('Ba');
  });

  it('never loses an entry or parts a block, wherever it goes', () => {
    const places = fc.record({
      text: fc.stringMatching(/^[ABCabcd]{1,12}$/u),
      from: fc.nat(11),
      to: fc.nat(11),
    });
    fc.assert(
      fc.property(places, ({ text, from, to }) => {
        const entries = list(text).map((entry, index) => ({ ...entry, index }));
        if (from >= entries.length) return;
        const moved = moveEntry(entries, from, to);
        expect(moved.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(entries.map(({ index }) => index));
        const at = moved.findIndex(({ index }) => index === from);
        const block = entries.slice(from, from + blockLength(entries, from));
        expect(moved.slice(at, at + block.length)).toEqual(block);
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});

function department(): RecordSetBuilder {
  const set = new RecordSetBuilder({ name: '后勤处', overview: '负责校园保障。', qualityGoals: '报修及时率95%' });
  set.add('college', { name: '云溪学院' });
  const section = set.add('section', { name: '维修科' });
  const clerk = set.add('position', { sectionId: section.id, name: '调度员' });
  const fitter = set.add('position', { sectionId: section.id, name: '水电工' });
  const flow = set.add('workflow', { positionId: clerk.id, name: '报修', basis: '《后勤服务规范》' });
  const first = set.add('workflowStep', {
    workflowId: flow.id,
    action: '派单',
    actorPositionId: clerk.id,
    output: '派工单',
  });
  const second = set.add('workflowStep', { workflowId: flow.id, action: '维修', actorPositionId: fitter.id });
  set.add('workflowLink', { workflowId: flow.id, fromStepId: first.id, toStepId: second.id });
  set.add('handbook', { year: 2026, title: '质量手册' });
  return set;
}

function compose(set: RecordSetBuilder, entries: ReturnType<typeof builtInOutline>) {
  const handbookId = set.build().handbook[0]?.id ?? '';
  for (const entry of entries) set.add('handbookChapter', { handbookId, ...entry });
  return handbookPaper({ records: set.build(), revisions: [], year: 2026, date: '2026-01-05' });
}

describe('a composed handbook', () => {
  it('prints parts, chapters and appendices in its own order under its own names, and leaves out what is switched off', () => {
    const paper = compose(department(), [
      newEntry('part', '总则'),
      newEntry('quality-goals', '质量方针'),
      { ...newEntry('free', '适用范围'), text: '适用于全处。' },
      { ...newEntry('overview'), isIncluded: false },
      newEntry('part', '附件'),
      { ...newEntry('interfaces'), isAppendix: true },
      { ...newEntry('forms-list'), isAppendix: true },
      newEntry('regulations'),
    ]);
    const chapters = headingsOf(paper).filter(({ level, listed }) => level === 1 && listed);
    expect(chapters.map(headingText)).toEqual([
      '第一篇　总则',
      '第一章　质量方针',
      '第二章　适用范围',
      '第二篇　附件',
      '附录A　接口表',
      '附录B　表格清单',
      '第三章　适用法规',
    ]);
    const texts = paperTexts(paper);
    for (const text of ['适用于全处。', '派工单', '《后勤服务规范》', '报修（流程）', '水电工'])
      expect(texts).toContain(text);
  });

  it('prints every built-in outline and every source without two bookmarks of one name', () => {
    const all = chapterSources.map((source) => newEntry(source));
    for (const entries of [...builtInOutlines.map(builtInOutline), all]) {
      const anchors = headingsOf(compose(department(), entries)).map(({ anchor }) => anchor);
      expect(new Set(anchors).size).toBe(anchors.length);
      expect(anchors.length).toBeGreaterThan(entries.length);
    }
  });

  it('prints as before while nobody has composed it, heeding the switches of older files', () => {
    const titles = (set: RecordSetBuilder) =>
      headingsOf(handbookPaper({ records: set.build(), revisions: [], year: 2026, date: '2026-01-05' }))
        .filter(({ level, listed }) => level === 1 && listed)
        .map(headingText);
    const set = department();
    expect(titles(set)).toEqual([
      '第一章　部门概况',
      '第二章　质量目标',
      '第三章　维修科',
      '附录A　部门工作标准一览表',
      '附录B　支撑材料清单',
      '岗位索引',
    ]);
    set.change('handbook', set.build().handbook[0]?.id ?? '', { includeStandardsTable: false });
    expect(titles(set).slice(3)).toEqual(['附录A　支撑材料清单', '岗位索引']);
  });
});
