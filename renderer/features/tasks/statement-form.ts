import type { PointProblem } from '../../../shared/domain/statement-points.ts';
import type { Words } from '../../lib/words/words-shape.ts';

/** Points as typed; null when they are none: 0 to `most`, at most two decimals, full-width digits and 分 understood. */
export function readPoints(text: string, most = 1000): number | null {
  const plain = text.normalize('NFKC').trim().replace(/分$/u, '');
  if (!/^\d{1,4}(?:\.\d{1,2})?$/u.test(plain)) return null;
  const value = Number(plain);
  return value <= most ? value : null;
}

/** What does not add up, as a sentence. */
export function problemText(problem: PointProblem, words: Words['statements']['problems']): string {
  switch (problem.what) {
    case 'total':
    case 'groups-total':
      return words[problem.what](problem.missing);
    case 'group':
      return words.group(problem.name, problem.missing);
    case 'unknown-group':
      return words['unknown-group'](problem.name);
    case 'no-group':
      return words['no-group'](problem.count);
    default:
      return problem;
  }
}
