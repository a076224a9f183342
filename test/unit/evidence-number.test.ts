import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { guessEvidence } from '../../shared/domain/evidence-file.ts';
import { numbersFrom, sortByNumber } from '../../shared/domain/evidence-number.ts';
import { followingYear, yearOfDay } from '../../shared/domain/evidence-year.ts';

const sorted = (...numbers: string[]): string[] => sortByNumber(numbers, (number) => number);

describe('numbers of evidence', () => {
  it('Each scheme stands together and in the order in which one counts; what has no number comes last', () => {
    expect(
      sorted(
        '',
        '佐证材料15',
        'II-1',
        '1.10-1',
        '附件十',
        'X-2',
        '佐证材料2',
        '1.2-1',
        '附件九',
        'IX-1',
        '2.1-1',
        'II-10',
      ),
    ).toEqual([
      '1.2-1',
      '1.10-1',
      '2.1-1',
      'II-1',
      'II-10',
      'IX-1',
      'X-2',
      '佐证材料2',
      '佐证材料15',
      '附件九',
      '附件十',
      '',
    ]);
  });

  const runs = [
    ['1.1-1', ['1.1-1', '1.1-2', '1.1-3']],
    ['II-9', ['II-9', 'II-10', 'II-11']],
    ['佐证材料15', ['佐证材料15', '佐证材料16', '佐证材料17']],
    ['佐证材料8（补）', ['佐证材料8（补）', '佐证材料9（补）', '佐证材料10（补）']],
    ['A-008', ['A-008', 'A-009', 'A-010']],
    ['附件九', ['附件九', '附件十', '附件十一']],
    ['附件九十九', ['附件九十九', '附件一百', '附件一百零一']],
    ['VIII', ['VIII', 'IX', 'X']],
  ] as const;
  test.each(runs)('%s goes on as a person counts', (first, numbers) => {
    expect(numbersFrom(first, 3)).toEqual(numbers);
  });

  it('Nothing is made up where nothing can be counted on', () => {
    expect(numbersFrom('附件', 2)).toBeNull();
    expect(numbersFrom('', 2)).toBeNull();
  });

  it('Numbers that go on from any first one are all different and already in their order', () => {
    const first = fc.tuple(fc.constantFrom('1.1-', 'II-', '佐证材料', 'A', '附件'), fc.nat({ max: 5_000 }));
    fc.assert(
      fc.property(first, fc.integer({ min: 1, max: 60 }), ([head, value], count) => {
        const numbers = numbersFrom(`${head}${value}`, count) ?? [];
        expect(new Set(numbers).size).toBe(count);
        expect(sortByNumber(numbers.toReversed(), (number) => number)).toEqual(numbers);
      }),
    );
  });
});

describe('guessing from folders', () => {
  const cases = [
    [['评建材料', '1.1 学校章程'], '3、章程修订说明.docx', { number: '1.1-3', title: '章程修订说明' }],
    [['1.1 制度'], '12、2026年3月检查记录.docx', { number: '1.1-12', year: '2026' }],
    [['1.1-2 食堂检查'], '检查表.xlsx', { number: '1.1-2', title: '检查表' }],
    [['消防演练2026年3月'], 'IMG_0012.jpg', { title: '消防演练2026年3月 IMG_0012', year: '2026', kind: 'media' }],
    [['电工证书'], '张某.jpg', { kind: 'certificate', title: '张某' }],
    [['2025-2026学年教学检查'], '听课记录.docx', { year: '2025-2026', yearKind: 'school-year' }],
    [['教学'], '2026-03-05听课记录.docx', { year: '2025-2026', formedOn: '2026-03-05' }],
    [['教学'], '2025年实训经费决算.xlsx', { year: '2025', yearKind: 'calendar' }],
    [[], '扫描0001.pdf', { title: '扫描0001', number: '' }],
  ] as const;
  test.each(cases)('%j with %s', (folders, name, guess) => {
    expect(guessEvidence(name, folders)).toMatchObject(guess);
  });

  it('A day of spring belongs to the school year that began in autumn', () => {
    expect([yearOfDay('2026-03-05', 'school-year'), yearOfDay('2026-09-01', 'school-year')]).toEqual([
      '2025-2026',
      '2026-2027',
    ]);
    expect(yearOfDay('2026-03-05', 'calendar')).toBe('2026');
  });

  it('The year goes along with the day and the kind it came from; one that somebody wrote differently stays', () => {
    const piece = { formedOn: '2026-03-05', year: '2026', yearKind: 'calendar' } as const;
    expect(followingYear(piece, { yearKind: 'school-year' })).toEqual({ year: '2025-2026' });
    expect(followingYear(piece, { formedOn: '2025-11-01' })).toEqual({ year: '2025' });
    expect(followingYear({ ...piece, year: '' }, { formedOn: '2025-11-01' })).toEqual({ year: '2025' });
    expect(followingYear({ ...piece, year: '2024' }, { yearKind: 'school-year' })).toEqual({});
    expect(followingYear(piece, { formedOn: '' })).toEqual({});
    expect(followingYear(piece, { formedOn: '2025-11-01', year: '' })).toEqual({});
    expect(followingYear({ ...piece, formedOn: '', year: '' }, { yearKind: 'school-year' })).toEqual({});
  });
});
