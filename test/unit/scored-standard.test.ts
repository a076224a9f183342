import { describe, expect, it } from 'vitest';
import { checkScores, readDeduction, readScore } from '../../shared/domain/scored-standard.ts';

const scored = (id: string, ratedScore: number, deductions = '') => ({ id, ratedScore, deductions });

describe('scored standards', () => {
  it('reads conditions and points as real tables write them', () => {
    const lines = [
      '迟报一次扣1分',
      '账物不符：扣2分',
      '每缺一项扣0.5分，扣完为止',
      '无检查记录的，扣３分。',
      '资料不全\t2',
      '未整改｜1.5分/次',
      '酌情扣分',
    ];
    expect(lines.map(readDeduction)).toEqual([
      { condition: '迟报', points: 1, each: true },
      { condition: '账物不符', points: 2, each: false },
      { condition: '每缺一项', points: 0.5, each: true },
      { condition: '无检查记录', points: 3, each: false },
      { condition: '资料不全', points: 2, each: false },
      { condition: '未整改', points: 1.5, each: true },
      { condition: '酌情扣分', points: null, each: false },
    ]);
  });

  it('adds up in hundredths to exactly 100', () => {
    const sheet = checkScores([scored('a', 33.3), scored('b', 33.3), scored('c', 33.4)], 100);
    expect(sheet).toEqual({ isScored: true, total: 100, issues: [] });
  });

  it('says where scores and deductions do not add up', () => {
    const sheet = checkScores(
      [
        scored('a', 40, '账物不符扣50分'),
        scored('b', 30, '甲扣20分\n乙扣15分\n每迟报一次扣1分'),
        scored('c', 20, '视情况处理'),
        scored('d', 0, '迟到扣1分'),
        scored('e', 0),
      ],
      100,
    );
    expect(
      sheet.issues.map(({ problem, standardId, found, expected }) => [problem, standardId, found, expected]),
    ).toEqual([
      ['total', null, 90, 100],
      ['deduction-too-large', 'a', 50, 40],
      ['deductions-too-large', 'b', 35, 30],
      ['deduction-unread', 'c', 0, 20],
      ['deductions-without-score', 'd', 1, 0],
      ['not-scored', 'e', 0, 0],
    ]);
  });

  it('holds the total to what the position asks for, and to nothing where it asks for none', () => {
    const standards = [scored('a', 70), scored('b', 50)];
    const totals = [120, 150, 0].map((full) => checkScores(standards, full).issues);
    expect(totals).toEqual([[], [{ problem: 'total', standardId: null, found: 120, expected: 150, line: '' }], []]);
  });

  it('reads a score as it is typed, and refuses what is none', () => {
    const typed = ['120', '１０.５', '', ' 7 ', '1.005', '-1', '满分', '10001'];
    expect(typed.map((text) => readScore(text, 10_000))).toEqual([120, 10.5, 0, 7, null, null, null, null]);
  });

  it('asks nothing of a position whose standards are not scored', () => {
    expect(checkScores([scored('a', 0), scored('b', 0)], 100)).toEqual({ isScored: false, total: 0, issues: [] });
  });
});
