import type { RenewalYear } from '../../shared/document/renewal-words.ts';
import type { Renewal } from '../../shared/domain/rollover/renewals.ts';
import type { Place } from './navigation.ts';

/** Where a thing is renewed. */
export function placeOfRenewal({ what, targetId }: Renewal, { basis, year }: RenewalYear): Place {
  switch (what) {
    case 'goal':
    case 'target':
      return { screen: 'goals', params: { id: targetId } };
    case 'due':
      return { screen: 'tasks', params: { id: targetId, year: String(year) } };
    case 'statement':
      return { screen: 'statements', params: { year: String(year) } };
    case 'handbook':
      return { screen: 'handbook', params: { paper: 'handbook', tab: 'settings', year: String(year) } };
    case 'term':
      return { screen: 'department', params: {} };
    default:
      return { screen: 'coverage', params: { id: targetId, basis, year: String(year) } };
  }
}
