import type { StatementItem } from './statement.ts';

/** A first-level indicator (一级指标) with the points that its items add up to. */
export interface GroupWeight {
  readonly name: string;
  readonly weight: number;
}

type Weighted = Pick<StatementItem, 'category' | 'scoring' | 'weight' | 'groupName'>;

/** Points are kept to hundredths; sums are made of whole numbers, so that 0.1 + 0.2 is 0.3. */
const hundredths = (points: number): number => Math.round(points * 100);
const difference = (a: number, b: number): number => (hundredths(a) - hundredths(b)) / 100;

/** A sum of points, to hundredths. */
export function sumPoints(points: readonly number[]): number {
  return points.reduce((sum, each) => sum + hundredths(each), 0) / 100;
}

/** Whether an item counts towards the total: scored, and neither a bonus nor a veto. */
export function countsInTotal(item: Pick<StatementItem, 'category' | 'scoring'>): boolean {
  return item.scoring === 'points' && (item.category === 'common' || item.category === 'individual');
}

/** Sum of the points of all items that count, to hundredths. */
export function totalWeight(items: readonly Pick<StatementItem, 'category' | 'scoring' | 'weight'>[]): number {
  return sumPoints(items.filter(countsInTotal).map((item) => item.weight));
}

/** The most that bonus items can add. */
export function bonusPoints(items: readonly Pick<StatementItem, 'category' | 'scoring' | 'weight'>[]): number {
  return sumPoints(
    items.filter((item) => item.category === 'bonus' && item.scoring === 'points').map((item) => item.weight),
  );
}

/** A name that `readGroups` reads back as it is: no line breaks and no ；, which part indicators. */
export function cleanGroupName(name: string): string {
  return name
    .replace(/[\n\r；;]+/gu, '，')
    .trim()
    .slice(0, 200);
}

/** Reads `党建工作=30`, one a line (or separated by ；); 党建工作 30 and 党建工作：30 are understood. Lines without a number have 0. */
export function readGroups(text: string): GroupWeight[] {
  const groups: GroupWeight[] = [];
  for (const line of text.split(/[\n\r；;]+/u)) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const [, name, digits] = /^(.*?)\s*(?:[=＝:：\s])\s*(\d+(?:\.\d+)?)\s*(?:分|%|％)?$/u.exec(trimmed) ?? [];
    const clean = (name ?? trimmed).trim();
    if (clean === '' || groups.some((group) => group.name === clean)) continue;
    groups.push({ name: clean.slice(0, 200), weight: digits === undefined ? 0 : Math.min(1000, Number(digits)) });
  }
  return groups;
}

/** The text that `readGroups` reads back as the same groups. */
export function writeGroups(groups: readonly GroupWeight[]): string {
  return groups.map(({ name, weight }) => `${cleanGroupName(name)}=${hundredths(weight) / 100}`).join('\n');
}

/** What does not add up, in the order in which a form names it. */
export type PointProblem =
  | { readonly what: 'total'; readonly missing: number } // negative: too many
  | { readonly what: 'groups-total'; readonly missing: number }
  | { readonly what: 'group'; readonly name: string; readonly missing: number }
  | { readonly what: 'unknown-group'; readonly name: string }
  | { readonly what: 'no-group'; readonly count: number };

export interface PointCheck {
  readonly wanted: number;
  readonly total: number;
  readonly bonus: number;
  readonly groups: readonly (GroupWeight & { readonly sum: number; readonly missing: number })[];
  readonly problems: readonly PointProblem[];
}

/** Whether the points of a statement are what it says they are: in all, and in each first-level indicator. */
export function checkPoints(
  statement: { readonly totalPoints: number; readonly groupWeights: string },
  items: readonly Weighted[],
): PointCheck {
  const wanted = statement.totalPoints;
  const counted = items.filter(countsInTotal);
  const total = totalWeight(counted);
  const groups = readGroups(statement.groupWeights).map((group) => {
    const sum = sumPoints(counted.filter((item) => item.groupName === group.name).map((item) => item.weight));
    return { ...group, sum, missing: difference(group.weight, sum) };
  });
  const problems: PointProblem[] = [];
  const missing = difference(wanted, total);
  if (missing !== 0) problems.push({ what: 'total', missing });
  if (groups.length > 0) {
    const groupsMissing = difference(wanted, sumPoints(groups.map((group) => group.weight)));
    if (groupsMissing !== 0) problems.push({ what: 'groups-total', missing: groupsMissing });
    for (const group of groups) {
      if (group.missing !== 0) problems.push({ what: 'group', name: group.name, missing: group.missing });
    }
    const known = new Set(groups.map((group) => group.name));
    const strangers = new Set(counted.map((item) => item.groupName).filter((name) => name !== '' && !known.has(name)));
    for (const name of strangers) problems.push({ what: 'unknown-group', name });
    const loose = counted.filter((item) => item.groupName === '').length;
    if (loose > 0) problems.push({ what: 'no-group', count: loose });
  }
  return { wanted, total, bonus: bonusPoints(items), groups, problems };
}
