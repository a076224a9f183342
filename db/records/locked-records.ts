import type Database from 'better-sqlite3';
import { AppFailure } from '../../shared/app-error.ts';
import type { AnyRecord } from '../../shared/domain/record-naming.ts';
import type { RuleName } from '../../shared/domain/rules.ts';
import { openItemFields, openStatementFields } from '../../shared/domain/statement-signing.ts';
import { findRow } from './record-rows.ts';

/**
 * Refuses to change what two parties have signed, whichever way the change comes: a form, a workbook, a removal. How the
 * year ended may be written, and links may go with what they lead to. `made` holds what this very command has made: an
 * import brings a signed statement and its items in one. Throws `rule-broken` about `statement-locked`.
 */
export function refuseLocked(
  raw: Database.Database,
  record: AnyRecord,
  change: { readonly fields: readonly string[] | 'all'; readonly made: ReadonlySet<string> },
): void {
  if (record.kind !== 'statement' && record.kind !== 'statementItem') return;
  const statementId = record.kind === 'statement' ? record.head.id : String(record.fields['statementId']);
  if (change.made.has(statementId)) return;
  const statement = record.kind === 'statement' ? record : findRow(raw, 'statement', statementId);
  if (statement === null || (statement.fields['lockedOn'] ?? '') === '') return;
  const open = record.kind === 'statement' ? openStatementFields : openItemFields;
  if (change.fields !== 'all' && change.fields.every((field) => open.has(field))) return;
  throw new AppFailure({ code: 'rule-broken', about: 'statement-locked' satisfies RuleName });
}
