import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobDescriptionPaper } from '../../../shared/document/papers/job-description.ts';
import { printedRecords } from '../../../shared/document/printed-records.ts';
import { contentReader, parseContent, printContent } from '../../../shared/domain/approval-content.ts';
import { compareContents } from '../../../shared/domain/version-compare.ts';
import type { RecordSet } from '../../../shared/domain/record-set.ts';
import { RecordSetBuilder } from '../../support/record-set-builder.ts';

/** Two positions with two duties each; the first is approved as it stands. */
function department() {
  const set = new RecordSetBuilder();
  const section = set.add('section', { name: '维修科' });
  const [repair] = ['维修员', '餐饮管理员'].map((name) => {
    const position = set.add('position', { name, sectionId: section.id });
    for (const text of ['接到报修后2小时内到场', '登记台账']) {
      const duty = set.add('duty', { positionId: position.id, text });
      const item = set.add('workItem', { dutyId: duty.id, text: `${text}的工作` });
      set.add('workStandard', { workItemId: item.id, requirement: `${text}的标准` });
    }
    return position;
  });
  const content = contentReader(set.build(), 'position')(repair?.id ?? '');
  set.add('approval', {
    subjectKind: 'position',
    subjectId: repair?.id ?? '',
    version: 2,
    state: 'approved',
    content: printContent(content ?? {}),
    decidedBy: '秦望舒',
    decidedOn: '2026-03-01',
    effectiveOn: '2026-03-10',
  });
  return { records: set.build(), repairId: repair?.id ?? '' };
}

/** The same set after somebody went on writing. */
function edited(records: RecordSet, positionId: string): RecordSet {
  const [first] = records.duty.filter((duty) => duty.positionId === positionId);
  return {
    ...records,
    position: records.position.map((each) => (each.id === positionId ? { ...each, name: '水电维修员' } : each)),
    duty: records.duty.map((each) => (each.id === first?.id ? { ...each, text: '接到报修后30分钟内到场' } : each)),
    workItem: records.workItem.filter(({ dutyId }) => dutyId !== first?.id),
    workStandard: [],
  };
}

function textOf(records: RecordSet, options: { today: string; drafts: boolean }): string {
  const printed = printedRecords(records, options);
  return JSON.stringify(
    jobDescriptionPaper(printed.records, { positionIds: [], date: '2026-03-12', editions: printed.editions }),
  );
}

describe('what prints', () => {
  it('The version in force prints, whatever was written since, and says its version and who approved it', () => {
    const { records, repairId } = department();
    const text = textOf(edited(records, repairId), { today: '2026-03-12', drafts: false });
    for (const words of ['维修员', '接到报修后2小时内到场', '第2版', '2026-03-10', '秦望舒'])
      expect(text).toContain(words);
    for (const words of ['水电维修员', '30分钟']) expect(text).not.toContain(words);
  });

  it('With drafts, everything prints as it stands now, and what differs from its version in force is marked', () => {
    const { records, repairId } = department();
    const text = textOf(edited(records, repairId), { today: '2026-03-12', drafts: true });
    expect(text).toContain('30分钟');
    expect(text).not.toContain('第2版');
    expect(text.split('草稿，尚未批准')).toHaveLength(3);
  });

  it('A version whose day has not come does not print, and a department that approves nothing has no marks', () => {
    const { records, repairId } = department();
    const early = textOf(edited(records, repairId), { today: '2026-03-09', drafts: false });
    expect(early).toContain('水电维修员');
    expect(early.split('草稿，尚未批准')).toHaveLength(3);
    expect(textOf({ ...records, approval: [] }, { today: '2026-03-12', drafts: false })).not.toContain('版次');
  });

  it('Printing the versions in force of an unchanged department changes nothing but ids of revisions and places', () => {
    const { records, repairId } = department();
    const plain = (records: RecordSet) =>
      records.duty
        .filter(({ positionId }) => positionId === repairId)
        .map(({ id, text }) => [
          id,
          text,
          records.workItem.filter(({ dutyId }) => dutyId === id).map((item) => item.text),
        ]);
    const printed = printedRecords(edited(records, repairId), { today: '2026-03-12', drafts: false });
    expect(plain(printed.records)).toEqual(plain(records));
  });
});

describe('two versions', () => {
  it('Compared, every word of both is there, in either direction, whatever was added, removed, changed or moved', () => {
    const text = fc.constantFrom('甲', '乙方案', '丙', '2小时内到场', '30分钟内到场');
    const duties = fc.uniqueArray(fc.record({ key: fc.nat({ max: 6 }), text }), {
      selector: ({ key }) => key,
      maxLength: 6,
    });
    fc.assert(
      fc.property(duties, duties, (before, after) => {
        const content = (list: typeof before) => ({
          position: [{ id: 'p', name: '岗' }],
          duty: list.map((duty) => ({ id: `d${duty.key}`, positionId: 'p', text: duty.text })),
        });
        const compared = compareContents(content(before), content(after), { subject: 'position', nameOf: () => null });
        const side = (gone: string, change: 'removed' | 'added') =>
          compared
            .filter((record) => record.kind === 'duty' && record.change !== gone)
            .map(({ id, fields }) => [
              id,
              fields
                .flatMap(({ pieces }) => pieces)
                .filter((piece) => piece.change === 'same' || piece.change === change)
                .map((piece) => piece.text)
                .join(''),
            ]);
        expect(side('removed', 'added')).toEqual(after.map((duty) => [`d${duty.key}`, duty.text]));
        expect(new Map(side('added', 'removed') as [string, string][])).toEqual(
          new Map(before.map((duty) => [`d${duty.key}`, duty.text])),
        );
        if (compared.every(({ change }) => change === 'same')) expect(after).toEqual(before);
      }),
    );
  });

  it('Read back from text, a content is the same content', () => {
    const { records, repairId } = department();
    const content = contentReader(records, 'position')(repairId);
    expect(printContent(parseContent(printContent(content ?? {})))).toBe(printContent(content ?? {}));
  });
});
