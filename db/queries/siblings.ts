import type { RecordKind } from '../../shared/domain/record-kind.ts';
import { recordTables, snakeCase } from '../record-table.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** Which field of a kind its siblings share. Kinds that are not named stand side by side in their department. */
const siblingFields = {
  positionHolder: 'positionId',
  duty: 'positionId',
  workItem: 'dutyId',
  workStandard: 'workItemId',
  workflowStep: 'workflowId',
  workflowLink: 'workflowId',
  taskQuantity: 'annualTaskId',
  taskMonth: 'annualTaskId',
  taskEntry: 'taskMonthId',
  statementItem: 'statementId',
  libraryEntry: 'libraryId',
  taskTableRow: 'taskTableId',
  evidencePart: 'evidenceId',
  paperTemplateVersion: 'templateId',
  handbookChapter: 'handbookId',
  handbookEdition: 'handbookId',
  handbookCopy: 'handbookId',
} as const satisfies Partial<Record<RecordKind, string>>;

/** Kinds that people put in an order of their own. */
export type OrderedKind = Exclude<
  RecordKind,
  | 'approval'
  | 'assignedTask'
  | 'college'
  | 'department'
  | 'evidenceLink'
  | 'goalTarget'
  | 'handbook'
  | 'indicatorReading'
  | 'review'
  | 'reviewItem'
>;

function siblingColumn(kind: OrderedKind): string {
  return kind in siblingFields ? snakeCase(siblingFields[kind as keyof typeof siblingFields]) : 'department_id';
}

/** The field that names the owner whose children stand side by side, such as `positionId` of a duty; null for a department's own. */
export function siblingField(kind: OrderedKind): string | null {
  return kind in siblingFields ? siblingFields[kind as keyof typeof siblingFields] : null;
}

/** The place after the last child of `ownerId`: a position's id for a duty, the department's for a section. */
export function nextOrdinal(db: WorkspaceDb, kind: OrderedKind, ownerId: string): number {
  const sql = `SELECT coalesce(max(ordinal) + 1, 0) AS next FROM ${recordTables[kind].table} WHERE ${siblingColumn(kind)} = ?`;
  return statement<{ next: number }>(db.raw, sql).get(ownerId)?.next ?? 0;
}

/** Whose child a record is, and all ids of its siblings in display order; null when there is no such record. */
export function readSiblings(
  db: WorkspaceDb,
  kind: OrderedKind,
  id: string,
): { ownerId: string; ids: string[] } | null {
  const { table } = recordTables[kind];
  const column = siblingColumn(kind);
  const owner = statement<{ ownerId: string }>(db.raw, `SELECT ${column} AS ownerId FROM ${table} WHERE id = ?`).get(
    id,
  );
  if (owner === undefined) return null;
  const rows = statement<{ id: string }>(db.raw, `SELECT id FROM ${table} WHERE ${column} = ? ORDER BY ordinal, id`);
  return { ownerId: owner.ownerId, ids: rows.all(owner.ownerId).map((row) => row.id) };
}
