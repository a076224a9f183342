import { type RecordKind, recordKinds } from '../../shared/domain/record-kind.ts';
import type { FieldChanges, FieldValue } from '../../shared/domain/revision.ts';
import { shortText } from '../../shared/domain/short-text.ts';
import { recordTables } from '../record-table.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** The field whose words name a record of a kind, or the references whose targets do, with the day that tells them apart. */
const naming: Readonly<
  Record<
    RecordKind,
    | { readonly field: string }
    | { readonly references: Readonly<Record<string, RecordKind>>; readonly day?: string }
    | { readonly subject: string; readonly kindField: string }
  >
> = {
  college: { field: 'name' },
  department: { field: 'name' },
  section: { field: 'name' },
  person: { field: 'name' },
  workingGroupMember: { references: { personId: 'person' } },
  position: { field: 'name' },
  positionHolder: { references: { positionId: 'position', personId: 'person' } },
  duty: { field: 'text' },
  workItem: { field: 'text' },
  workStandard: { field: 'requirement' },
  workflow: { field: 'name' },
  workflowStep: { field: 'action' },
  workflowLink: { references: { fromStepId: 'workflowStep', toStepId: 'workflowStep' } },
  goal: { field: 'text' },
  goalTarget: { references: { goalId: 'goal' } },
  annualTask: { field: 'content' },
  taskTable: { field: 'title' },
  taskTableRow: { references: { taskTableId: 'taskTable' } },
  taskQuantity: { field: 'name' },
  taskMonth: { references: { annualTaskId: 'annualTask' } },
  taskEntry: { references: { taskMonthId: 'taskMonth' } },
  schoolTerm: { field: 'startsOn' },
  schoolHoliday: { field: 'name' },
  indicator: { field: 'name' },
  indicatorReading: { references: { indicatorId: 'indicator' }, day: 'readOn' },
  finding: { field: 'problem' },
  statement: { field: 'title' },
  statementItem: { field: 'content' },
  library: { field: 'title' },
  libraryEntry: { field: 'name' },
  layerStandard: { field: 'name' },
  evidence: { field: 'title' },
  evidencePart: { field: 'fileName' },
  evidenceLink: { references: { evidenceId: 'evidence' } },
  handbook: { field: 'title' },
  handbookChapter: { field: 'title' },
  paperTemplate: { field: 'name' },
  paperTemplateVersion: { field: 'fileName' },
  handbookEdition: { field: 'edition' },
  handbookCopy: { field: 'recipient' },
  approval: { subject: 'subjectId', kindField: 'subjectKind' },
  memberDepartment: { field: 'name' },
  reviewRound: { field: 'title' },
  review: { field: 'title' },
  reviewItem: { field: 'recordTitle' },
  assignment: { field: 'content' },
  assignedTask: { references: { annualTaskId: 'annualTask' } },
};

type Fields = Readonly<Record<string, FieldValue | undefined>>;

/**
 * The words that name records, by id, shortened to 120 characters. Removed records are named by their last words, which
 * their removal kept. Ids that this file never knew have no entry. A fixed number of queries however many ids.
 */
export function readRecordTitles(db: WorkspaceDb, kinds: ReadonlyMap<string, RecordKind>): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const waiting: { readonly id: string; readonly parts: readonly string[]; readonly day: string }[] = [];
  const further = new Map<string, RecordKind>();
  for (const kind of recordKinds) {
    const ids = [...kinds].filter(([, itsKind]) => itsKind === kind).map(([id]) => id);
    if (ids.length === 0) continue;
    for (const [id, fields] of readFields(db, kind, ids)) {
      const name = naming[kind];
      if ('field' in name) {
        titles.set(id, shortText(String(fields[name.field] ?? '')));
        continue;
      }
      const named = 'subject' in name ? { [name.subject]: fields[name.kindField] as RecordKind } : name.references;
      const parts = Object.entries(named).flatMap(([field, target]) => {
        const targetId = fields[field];
        if (typeof targetId !== 'string') return [];
        further.set(targetId, target);
        return [targetId];
      });
      waiting.push({ id, parts, day: 'day' in name ? String(fields[name.day] ?? '') : '' });
    }
  }
  if (waiting.length === 0) return titles;
  // Records that are named by references refer to records that have words of their own: this ends after one more round.
  const targetTitles = readRecordTitles(db, further);
  for (const { id, parts, day } of waiting) {
    const names = parts.map((part) => targetTitles.get(part) ?? '').filter(Boolean);
    titles.set(id, shortText(`${names.join(' → ')} ${day}`.trim()));
  }
  return titles;
}

function readFields(db: WorkspaceDb, kind: RecordKind, ids: readonly string[]): Map<string, Fields> {
  const { table, selectList } = recordTables[kind];
  const standing = statement<Fields & { id: string }>(
    db.raw,
    `SELECT ${selectList} FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(ids));
  const found = new Map<string, Fields>(standing.map((row) => [row.id, row]));
  const gone = ids.filter((id) => !found.has(id));
  if (gone.length === 0) return found;
  const removals = statement<{ recordId: string; changes: string }>(
    db.raw,
    `SELECT record_id AS recordId, changes FROM revision
      WHERE record_id IN (SELECT value FROM json_each(?)) AND action = 'remove' ORDER BY id`,
  ).all(JSON.stringify(gone));
  for (const { recordId, changes } of removals) {
    const last = Object.entries(JSON.parse(changes) as FieldChanges).map(
      ([field, change]) => [field, change.from] as const,
    );
    found.set(recordId, Object.fromEntries(last));
  }
  return found;
}
