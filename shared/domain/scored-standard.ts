import type { WorkStandard } from './work-standard.ts';

/** One line of 考核条件 | 扣减分数. */
export interface Deduction {
  readonly condition: string;
  /** Points taken off; null where the line names none. */
  readonly points: number | null;
  /** Taken off for every case (每迟报一次扣1分), not once. */
  readonly each: boolean;
}

/**
 * Reads a line such as `迟报一次扣1分`, `账物不符：扣2分`, `每缺一项扣0.5分，扣完为止`, or two cells pasted from a table:
 * condition, tab, points.
 */
export function readDeduction(line: string): Deduction {
  const text = line.normalize('NFKC').trim();
  const cells = /^(.*\S)\s*[\t|]\s*-?(\d+(?:\.\d+)?)\s*分?(\/次)?$/u.exec(text);
  if (cells) return deduction(cells[1] ?? '', cells[2] ?? '', cells[3] !== undefined);
  const words =
    /^(.*?)[,:;\s]*(?:的[,\s]*)?(每[次项人件起处]|一次|均|各|酌情)?扣(?:除|减|去)?\s*(\d+(?:\.\d+)?)\s*分\s*(\/[次项人件起处])?(?:[,;。]?\s*(?:扣完为止|最多扣?\s*\d+(?:\.\d+)?\s*分|不超过\s*\d+(?:\.\d+)?\s*分))?。?$/u.exec(
      text,
    );
  if (!words) return { condition: text, points: null, each: isEach(text) };
  const [, lead = '', how = '', points = '', times] = words;
  // 每迟报一次 is one phrase; of 迟报一次 the condition is 迟报.
  return deduction(lead.startsWith('每') ? lead + how : lead, points, times !== undefined || isEach(text));
}

function deduction(condition: string, points: string, each: boolean): Deduction {
  return { condition: condition.trim(), points: Number(points), each: each || isEach(condition) };
}
function isEach(text: string): boolean {
  return /每|一[次项人件起处例]扣|[1一](?:次|项|人|件|起|处|例)/u.test(text);
}

/** The lines of a standard's deductions; empty lines do not count. */
export function readDeductions(text: string): readonly Deduction[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(readDeduction);
}

/** What does not add up; the catalogue holds a sentence for each. */
export const scoreProblems = [
  'total', // the rated scores of a position do not come to its full score
  'not-scored', // other standards of the position are scored, this one is not
  'deduction-unread', // a line names no points
  'deduction-too-large', // one case takes off more than the standard is worth
  'deductions-too-large', // together they take off more than the standard is worth
  'deductions-without-score', // deductions, and nothing to take them from
] as const;
export type ScoreProblem = (typeof scoreProblems)[number];

export interface ScoreIssue {
  readonly problem: ScoreProblem;
  /** The standard; null when it is about all of the position. */
  readonly standardId: string | null;
  /** What was found, and what it should be at most (or exactly, for `total`). Points. */
  readonly found: number;
  readonly expected: number;
  /** The line that is meant; empty when it is about the whole standard. */
  readonly line: string;
}

export interface ScoreSheet {
  /** Whether any standard of the position is scored. */
  readonly isScored: boolean;
  readonly total: number;
  readonly issues: readonly ScoreIssue[];
}

type Scored = Pick<WorkStandard, 'ratedScore' | 'deductions'> & { readonly id: string };

/** Sums in hundredths, so that 0.1 and 0.2 make 0.3. */
function sum(points: readonly number[]): number {
  return points.reduce((total, each) => total + Math.round(each * 100), 0) / 100;
}

/** Whether the scored standards of one position add up to its full score (额定得分 | 考核条件 | 扣减分数); 0 asks for no total. */
export function checkScores(standards: readonly Scored[], fullScore: number): ScoreSheet {
  const isScored = standards.some(({ ratedScore }) => ratedScore > 0);
  const total = sum(standards.map(({ ratedScore }) => ratedScore));
  const whole: ScoreIssue[] =
    isScored && fullScore > 0 && total !== fullScore
      ? [{ problem: 'total', standardId: null, found: total, expected: fullScore, line: '' }]
      : [];
  return { isScored, total, issues: [...whole, ...standards.flatMap((standard) => issuesOf(standard, isScored))] };
}

function issuesOf(standard: Scored, isScored: boolean): ScoreIssue[] {
  const { id: standardId, ratedScore: expected } = standard;
  const lines = readDeductions(standard.deductions);
  const issue = (problem: ScoreProblem, found: number, line = ''): ScoreIssue => ({
    problem,
    standardId,
    found,
    expected,
    line,
  });
  if (expected === 0) {
    if (lines.length > 0) return [issue('deductions-without-score', sum(lines.map(({ points }) => points ?? 0)))];
    return isScored ? [issue('not-scored', 0)] : [];
  }
  const single = lines.flatMap((line) => {
    if (line.points === null) return [issue('deduction-unread', 0, line.condition)];
    return line.points > expected ? [issue('deduction-too-large', line.points, line.condition)] : [];
  });
  // Cases that repeat are limited by the score itself; those that come once must fit into it together.
  const once = sum(lines.filter(({ each }) => !each).map(({ points }) => points ?? 0));
  return single.length === 0 && once > expected ? [issue('deductions-too-large', once)] : single;
}

/** A score as typed, in points with at most two decimals; full-width digits are taken, empty is 0, anything else null. */
export function readScore(text: string, most: number): number | null {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return 0;
  return /^\d{1,5}(?:\.\d{1,2})?$/u.test(plain) && Number(plain) <= most ? Number(plain) : null;
}
