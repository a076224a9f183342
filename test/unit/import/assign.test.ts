import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Assignment, assignKept, type AssignedResult, rolesAt } from '../../../shared/domain/import/assign.ts';
import { interpretSource } from '../../../shared/domain/import/interpret.ts';
import { importRoles } from '../../../shared/domain/import/labels.ts';
import { piecesOf, type SourceFile } from '../../../shared/domain/import/source.ts';

const lines = [
  '水电工岗位职责',
  '1、巡查配电室；',
  '备注：',
  '2人',
  '苏明溪、林晓禾',
  '3、抄录水电表；',
  '每日8:00前完成',
  '全年无责任事故',
  '5分',
];
const paper: SourceFile = {
  kind: 'txt',
  notes: [],
  blocks: lines.map((text, index) => ({
    type: 'text',
    piece: {
      id: `p${index}`,
      text,
      number: '',
      heading: 0,
      bold: false,
      origin: 'body',
      hidden: false,
      contents: false,
    },
  })),
};
const base = {
  ...interpretSource(paper, { departmentName: '后勤处', fileName: '', mappings: {} }),
};
const textOf = (piece: string): string => piecesOf(paper).find(({ id }) => id === piece)?.text ?? '';
/** Everything below the first line is kept, whatever the readers learn to make of it. */
const result = {
  ...base,
  positions: [
    { key: 'p0', name: '水电工', section: '', fields: {}, headcount: null, reportsTo: '', holders: [], duties: [] },
  ],
  workflows: [],
  placements: lines.map((text, index) => ({
    piece: `p${index}`,
    start: 0,
    end: text.length,
    use: index === 0 ? ('label' as const) : ('kept' as const),
    target: '',
  })),
};

function whole(line: number, to: string, as: Assignment['as']): Assignment {
  return { piece: `p${line}`, start: 0, end: lines[line]?.length ?? 0, to, as };
}
const put = (...assignments: readonly Assignment[]): AssignedResult => assignKept(result, assignments, textOf);

describe('text that found no field, put where a person says', () => {
  test('becomes a duty, a work item below it, a standard below that and a field of the standard, one after the other', () => {
    const { result: after, assigned } = put(
      whole(1, 'p0', 'duty'),
      whole(5, 'p0.d0', 'workItem'),
      whole(7, 'p0.d0.i0', 'standard'),
      whole(6, 'p0.d0.i0.s0', 'timeLimit'),
      whole(8, 'p0.d0.i0.s0', 'ratedScore'),
    );
    expect(assigned.map(({ key, fault }) => [key, fault])).toEqual([
      ['p0.d0', null],
      ['p0.d0.i0', null],
      ['p0.d0.i0.s0', null],
      ['p0.d0.i0.s0.timeLimit', null],
      ['p0.d0.i0.s0.ratedScore', null],
    ]);
    expect(after.positions[0]?.duties).toEqual([
      {
        key: 'p0.d0',
        text: '巡查配电室；',
        items: [
          {
            key: 'p0.d0.i0',
            text: '抄录水电表；',
            implied: false,
            standards: [
              {
                key: 'p0.d0.i0.s0',
                text: '全年无责任事故',
                fields: { timeLimit: '每日8:00前完成' },
                ratedScore: 5,
                deductions: '',
              },
            ],
          },
        ],
      },
    ]);
    expect(after.kept.map(({ text }) => text)).toEqual(['备注：', '2人', '苏明溪、林晓禾']);
  });

  test('becomes a field of the position by what the field holds: a number, names, lines one below the other', () => {
    const { result: after } = put(
      whole(3, 'p0', 'headcount'),
      whole(4, 'p0', 'holder'),
      whole(6, 'p0', 'purpose'),
      whole(7, 'p0', 'purpose'),
    );
    expect(after.positions[0]).toMatchObject({
      headcount: 2,
      holders: ['苏明溪', '林晓禾'],
      fields: { purpose: '每日8:00前完成\n全年无责任事故' },
    });
  });

  test('becomes a new position, to which later ones go', () => {
    const { result: after } = put(whole(7, '', 'name'), whole(6, 'p1', 'duty'));
    expect(after.positions[1]).toMatchObject({
      key: 'p1',
      name: '全年无责任事故',
      duties: [{ text: '每日8:00前完成' }],
    });
  });

  test('stays kept, with the reason, where it does not fit', () => {
    const { result: after, assigned } = put(
      whole(6, 'p0', 'headcount'),
      whole(7, 'p0', 'holder'),
      whole(3, 'p0', 'headcount'),
      whole(8, 'p0', 'headcount'),
      whole(5, 'p0.d9', 'workItem'),
      whole(0, 'p0', 'duty'),
      whole(1, 'p0', 'stepAction'),
      { ...whole(1, 'p0', 'duty'), end: 99 },
    );
    expect(assigned.map(({ fault }) => fault)).toEqual([
      'not-a-number',
      'not-a-name',
      null,
      'not-a-number',
      'gone',
      'gone',
      'gone',
      'gone',
    ]);
    expect(after.kept.map(({ piece }) => piece)).toEqual(['p1', 'p2', 'p4', 'p5', 'p6', 'p7', 'p8']);
  });

  test('a part of a paragraph can be taken; the rest stays kept', () => {
    const { result: after } = put({ piece: 'p6', start: 0, end: 2, to: 'p0', as: 'purpose' });
    expect(after.kept.filter(({ piece }) => piece === 'p6')).toEqual([
      { piece: 'p6', start: 2, end: 9, text: '8:00前完成' },
    ]);
  });

  test('whatever is put anywhere, every character of every piece stands in exactly one place', () => {
    const assignment = fc.record({
      piece: fc.constantFrom(...lines.map((_, index) => `p${index}`)),
      start: fc.nat(6),
      end: fc.nat(9),
      to: fc.constantFrom('', 'p0', 'p0.d0', 'p0.d0.i0', 'p0.d0.i0.s0', 'p1', 'p2.d0', 'w0', 'x'),
      as: fc.constantFrom(...importRoles),
    });
    fc.assert(
      fc.property(fc.array(assignment, { maxLength: 12 }), (assignments) => {
        const { result: after, assigned } = assignKept(result, assignments, textOf);
        for (const [index, text] of lines.entries()) {
          const own = after.placements.filter(({ piece }) => piece === `p${index}`);
          expect(own[0]?.start).toBe(0);
          expect(own.at(-1)?.end).toBe(text.length);
          for (const [at, { end }] of own.slice(0, -1).entries()) expect(own[at + 1]?.start).toBe(end);
        }
        for (const [index, { fault, text }] of assigned.entries()) {
          const { to = '', as = 'keep' } = assignments[index] ?? {};
          if (fault !== null) continue;
          expect(rolesAt(to)).toContain(as);
          // What was put somewhere can be found there, unless it was read as a number or as names.
          if (!['headcount', 'holder', 'ratedScore'].includes(as))
            expect(JSON.stringify(after.positions)).toContain(JSON.stringify(text).slice(1, -1));
        }
      }),
    );
  });
});
