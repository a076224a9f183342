import type { Statement, StatementItem } from './statement.ts';

export interface Grade {
  readonly name: string;
  /** The fewest points that it takes. */
  readonly from: number;
}

/** Reads 优秀 90；良好 80；合格 60；不合格 0, best first. Parts without a number are left out. */
export function readGradeScale(text: string): Grade[] {
  return text
    .split(/[；;，,、\n]+/u)
    .flatMap((part) => {
      const [, name, digits] = /^\s*(\S.*?)[\s:：=≥]*(\d+(?:\.\d+)?)\s*分?\s*$/u.exec(part) ?? [];
      return name === undefined || digits === undefined ? [] : [{ name: name.trim(), from: Number(digits) }];
    })
    .sort((a, b) => b.from - a.from);
}

export type Scores = Pick<StatementItem, 'category' | 'scoring' | 'weight' | 'selfScore' | 'score' | 'vetoed'>;

export interface YearResult {
  /** Scored items with an assessed score, and how many there are in all. */
  readonly assessed: number;
  readonly scored: number;
  /** Sums to hundredths; items without a score add nothing. */
  readonly selfTotal: number;
  readonly total: number;
  readonly bonus: number;
  readonly vetoed: boolean;
  /** By veto, by hand or by points; empty while an item has no score yet. */
  readonly grade: string;
}

const hundredths = (points: number | null): number => Math.round((points ?? 0) * 100);

/** Points for the scale: a statement of 120 points is read on a scale of 100. */
function percentOf(points: number, totalPoints: number): number {
  return totalPoints === 0 ? 0 : (points / totalPoints) * 100;
}

/** How a statement's year ended. A veto that came to pass gives the lowest grade whatever the points are. */
export function yearResult(
  statement: Pick<Statement, 'gradeScale' | 'grade' | 'totalPoints'>,
  items: readonly Scores[],
): YearResult {
  const scored = items.filter((item) => item.scoring === 'points' && item.category !== 'veto');
  const inTotal = scored.filter((item) => item.category !== 'bonus');
  const assessed = inTotal.filter((item) => item.score !== null).length;
  const sum = (name: 'selfScore' | 'score', of: readonly Scores[]): number =>
    of.reduce((total, item) => total + hundredths(item[name]), 0) / 100;
  const bonus = sum(
    'score',
    scored.filter((item) => item.category === 'bonus'),
  );
  const total = sum('score', scored);
  const vetoed = items.some((item) => item.category === 'veto' && item.vetoed === 'yes');
  const scale = readGradeScale(statement.gradeScale);
  const byPoints = scale.find((grade) => percentOf(total, statement.totalPoints) >= grade.from) ?? scale.at(-1);
  const complete = inTotal.length > 0 && assessed === inTotal.length;
  const grade = vetoed
    ? (scale.at(-1)?.name ?? '')
    : statement.grade !== ''
      ? statement.grade
      : complete
        ? (byPoints?.name ?? '')
        : '';
  return { assessed, scored: inTotal.length, selfTotal: sum('selfScore', scored), total, bonus, vetoed, grade };
}

/** The statement of the year before with the same second party: the same section, position or person, else the same name. */
export function previousOf<T extends PartyOfYear>(statement: T, all: readonly T[]): T | undefined {
  const candidates = all.filter(
    (each) => each.usage === 'statement' && each.year === statement.year - 1 && each.supplementToId === null,
  );
  const link = (each: T): string => each.partyPersonId ?? each.partyPositionId ?? each.partySectionId ?? '';
  const linked = link(statement) === '' ? undefined : candidates.find((each) => link(each) === link(statement));
  return linked ?? candidates.find((each) => each.partyB !== '' && each.partyB === statement.partyB);
}
type PartyOfYear = Pick<
  Statement,
  'usage' | 'year' | 'supplementToId' | 'partyPersonId' | 'partyPositionId' | 'partySectionId' | 'partyB'
>;

/** Items of two years that are the same work: the same words, but for blanks, digits and punctuation. */
export function sameWork(a: Pick<StatementItem, 'content'>, b: Pick<StatementItem, 'content'>): boolean {
  const key = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}\d]/gu, '');
  const [left, right] = [key(a.content), key(b.content)];
  return left !== '' && left === right;
}
