import type { Statement, StatementItem } from './statement.ts';

/** What may still be written into a signed statement: how the year ended, and its place in lists. */
export const openStatementFields: ReadonlySet<string> = new Set<keyof Statement>([
  'ordinal',
  'selfReview',
  'assessment',
  'assessor',
  'assessedOn',
  'grade',
  'partySectionId',
  'partyPositionId',
  'partyPersonId',
  'supplementToId',
]);
/** The same of its items; links may go when what they lead to is removed. */
export const openItemFields: ReadonlySet<string> = new Set<keyof StatementItem>([
  'annualTaskId',
  'workStandardId',
  'goalId',
  'result',
  'selfScore',
  'score',
  'reason',
  'vetoed',
]);

/** Whether a statement was signed: it can be supplemented, and never changed. */
export function isLocked(statement: Pick<Statement, 'lockedOn'>): boolean {
  return statement.lockedOn !== '';
}

/** The words of a statement that are signed. */
export const signedFields = [
  'year',
  'number',
  'title',
  'partyA',
  'partyASigner',
  'partyB',
  'partyBSigner',
  'periodFrom',
  'periodTo',
  'preamble',
  'responsibilities',
  'rewards',
  'consequences',
  'closing',
  'signedOn',
  'relation',
  'totalPoints',
  'groupWeights',
  'copies',
  'gradeScale',
] as const satisfies readonly (keyof Statement)[];
/** The words of its items that are signed. */
export const signedItemFields = [
  'category',
  'groupName',
  'content',
  'target',
  'due',
  'scoring',
  'weight',
] as const satisfies readonly (keyof StatementItem)[];

/**
 * What two parties sign, as JSON whose bytes depend on the words alone: fields in a fixed order, items in theirs, no ids.
 * Its SHA-256 is the content hash of a signed statement.
 */
export function canonicalStatement(statement: Statement, items: readonly StatementItem[]): string {
  const pick = <T extends object>(record: T, names: readonly (keyof T)[]) => names.map((name) => [name, record[name]]);
  return JSON.stringify({
    format: 'gangbiao-statement-1',
    statement: pick(statement, signedFields),
    items: items.map((item) => pick(item, signedItemFields)),
  });
}
