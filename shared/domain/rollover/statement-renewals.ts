import type { YearBasis } from '../coverage/year-span.ts';
import type { Statement } from '../statement.ts';

type Party = Pick<
  Statement,
  'partyB' | 'partySectionId' | 'partyPositionId' | 'partyPersonId' | 'periodKind' | 'supplementToId'
>;

/**
 * Statements of the old year whose other party has none in the new one. Supplements follow their statement; a statement
 * is renewed by the year that its period is counted by.
 */
export function statementsToRenew<T extends Party>(old: readonly T[], fresh: readonly Party[], basis: YearBasis): T[] {
  const standing = new Set(fresh.map(partyKey));
  const seen = new Set<string>();
  return old.filter((statement) => {
    const key = partyKey(statement);
    const isOfSchool = statement.periodKind === 'school-year' || statement.periodKind === 'term';
    if (statement.supplementToId !== null || isOfSchool !== (basis === 'school')) return false;
    if (standing.has(key) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The record that the party is; where it is none, its name. */
function partyKey({ partyB, partySectionId, partyPositionId, partyPersonId }: Party): string {
  return partySectionId ?? partyPositionId ?? partyPersonId ?? partyB.trim();
}
