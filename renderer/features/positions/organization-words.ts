import type { PositionRow } from '../../../shared/contract/positions.ts';
import { headcountOf } from '../../../shared/domain/headcount.ts';
import type { Words } from '../../lib/words/words-shape.ts';

type Lines = Pick<Words['positions'], 'chart' | 'headcounts'>;

const staffed = ({ headcount, holderNames }: PositionRow) => ({ headcount, held: holderNames.length });

/** A box of the chart as it is read aloud: a position with its section, posts, holders and superior. */
export function positionWords(row: PositionRow, { chart, headcounts }: Lines): string {
  const { posts, held, vacant, over } = headcountOf([staffed(row)]);
  return [
    row.name,
    row.sectionName,
    headcounts.posts(posts),
    held === 0 ? chart.nobody : chart.heldBy(held, row.holderNames.join('、')),
    vacant > 0 ? headcounts.vacant(vacant) : '',
    over > 0 ? headcounts.over(over) : '',
    row.reportsToName === '' ? '' : chart.reportsTo(row.reportsToName),
  ]
    .filter((part) => part !== '')
    .join(chart.comma);
}

/** A section or the department, with its positions added up. */
export function groupWords(name: string, rows: readonly PositionRow[], { chart, headcounts }: Lines): string {
  const { positions, posts, held, vacant, over } = headcountOf(rows.map(staffed));
  return [
    name,
    chart.positions(positions),
    headcounts.posts(posts),
    headcounts.held(held),
    vacant > 0 ? headcounts.vacant(vacant) : '',
    over > 0 ? headcounts.over(over) : '',
  ]
    .filter((part) => part !== '')
    .join(chart.comma);
}
