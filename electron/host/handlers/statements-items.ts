import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { StatementDetail } from '../../../shared/contract/statements.ts';
import type { RecordFields, StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { CallContext } from '../kernel/context.ts';
import { notFound } from './save-record.ts';
import { mustReadStatement } from './statements-make.ts';

type ItemFields = Partial<RecordFields<'statementItem'>>;
/** The fields of an item that name where it comes from. */
type SourceField = 'annualTaskId' | 'workStandardId' | 'goalId';

/** Adds an item for each source that has none yet, in the order given. */
export function addItems(
  context: CallContext,
  statementId: string,
  source: { readonly field: SourceField; readonly ids: readonly string[] },
): StatementDetail {
  return context.write((writer, { db, departmentId }) => {
    const { statement, items } = mustReadStatement(db, statementId);
    const present = new Set(items.map((item) => item[source.field]));
    let ordinal = nextOrdinal(db, 'statementItem', statementId);
    for (const id of new Set(source.ids)) {
      const fields = sourceFields(db, source.field, { id, year: statement.year });
      if (present.has(id)) continue;
      writer.create('statementItem', { ...fields, statementId, [source.field]: id, ordinal }, { departmentId });
      ordinal += 1;
    }
    return mustReadStatement(db, statementId);
  });
}

/** Takes the words of the source over again; an item without a source stays as it is. */
export function refreshItem(context: CallContext, id: string): StoredRecord<'statementItem'> {
  return context.write((writer, { db }) => {
    const item = getRecord(db, 'statementItem', id);
    if (item === null) throw notFound('statementItem', id);
    const { year } = mustReadStatement(db, item.statementId).statement;
    for (const field of ['annualTaskId', 'goalId', 'workStandardId'] as const) {
      const sourceId = item[field];
      if (sourceId === null) continue;
      return writer.update('statementItem', id, { fields: sourceFields(db, field, { id: sourceId, year }) });
    }
    return item;
  });
}

function sourceFields(
  db: WorkspaceDb,
  field: SourceField,
  source: { readonly id: string; readonly year: number },
): ItemFields {
  switch (field) {
    case 'annualTaskId':
      return taskFields(mustFind(db, 'annualTask', source.id));
    case 'workStandardId':
      return standardFields(mustFind(db, 'workStandard', source.id));
    case 'goalId':
      return goalFields(db, mustFind(db, 'goal', source.id), source.year);
    default:
      return field;
  }
}

function mustFind<K extends 'annualTask' | 'workStandard' | 'goal'>(
  db: WorkspaceDb,
  kind: K,
  id: string,
): StoredRecord<K> {
  const record = getRecord(db, kind, id);
  if (record === null) throw notFound(kind, id);
  return record;
}

/** What a task is measured by in the statement: its checkpoint, or else what is expected of it. */
function taskFields(task: StoredRecord<'annualTask'>): ItemFields {
  const { content, checkpoint, expectedResult, due, weight } = task;
  return { content, target: checkpoint === '' ? expectedResult : checkpoint, due, weight };
}

/** A standard says what to reach and by when; its points are the statement's own. */
function standardFields(standard: StoredRecord<'workStandard'>): ItemFields {
  const { requirement, measure, comparison, targetValue, unit, timeLimit, frequency } = standard;
  const value = targetValue === '' ? '' : `${measure}${comparison}${targetValue}${unit}`;
  return { content: requirement, target: [value, frequency].filter((part) => part !== '').join('，'), due: timeLimit };
}

/** The value of the statement's own year where the goal has one, else the one at the end of its plan. */
function goalFields(db: WorkspaceDb, goal: StoredRecord<'goal'>, year: number): ItemFields {
  const targets = selectRecords(db, 'goalTarget', { where: 'goal_id = ?', value: goal.id });
  const own = targets.find((target) => target.year === year)?.value ?? '';
  const value = own === '' ? goal.targetValue : own;
  // A bare figure needs its measure and unit; words say it all themselves.
  const target = /^[\d.,～~-]+$/u.test(value) ? `${goal.measure}${goal.comparison}${value}${goal.unit}` : value;
  return { content: goal.text, target: target === '' ? goal.checkpoint : target, due: `${year}年` };
}
