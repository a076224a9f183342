import { AppFailure } from '../../shared/app-error.ts';
import { idSchema } from '../../shared/domain/fields.ts';
import type { RecordKind, StoredRecord } from '../../shared/domain/record-kind.ts';
import type { AnyRecord } from '../../shared/domain/record-naming.ts';
import { withDiskErrors } from '../disk-error.ts';
import {
  type CommandStep,
  findStep,
  firstUndoneStep,
  lastDoneStep,
  noteStep,
  turnStep,
} from '../revisions/command-steps.ts';
import { invertCommand } from '../revisions/invert-command.ts';
import { restoreRemoved } from '../revisions/restore-removed.ts';
import { settleParted } from '../merge/parted-records.ts';
import { recordTables } from '../record-table.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { validChange, validFields } from './field-validation.ts';
import { checkReferences } from './record-references.ts';
import { type FieldValues, rowExists } from './record-rows.ts';
import { RecordSession } from './record-session.ts';
import type { CommandContext, CommittedChange, RecordWriter } from './record-writer.ts';
import { removeRecord } from './remove-record.ts';

/** What made the file cannot be taken back in it. */
const creatingCommand = 'workspace.create';

/**
 * Runs one command: one synchronous transaction, in which every write is a revision. When `work` throws, nothing of it
 * stays. When this returns, it is on the disk. Throws what `work` throws, what `RecordWriter` says, and `disk-full`,
 * `file-denied`, `file-missing`, `workspace-damaged`.
 */
export function runCommand<T>(
  db: WorkspaceDb,
  context: CommandContext,
  work: (writer: RecordWriter) => T,
): { value: T; change: CommittedChange; commandId: string } {
  if (db.raw.inTransaction) throw new Error('A command cannot run inside another');
  const { continues = null } = context;
  const isLast = continues !== null && lastDoneStep(db.raw)?.commandId === continues;
  const session = new RecordSession(db.raw, { ...context, continues: isLast ? continues : null });
  const turned: CommandStep[] = [];
  const transaction = db.raw.transaction(() => {
    const value = work(writerOf(session, turned));
    checkReferences(session);
    settleParted(db.raw, session.touched.keys());
    if (turned[0] !== undefined) turnStep(db.raw, turned[0], session.commandId);
    else if (session.touched.size > 0 && context.name !== creatingCommand) noteStep(db.raw, session);
    session.updateSearchIndex();
    return value;
  });
  const value = withDiskErrors(db.path, () => transaction.immediate());
  return { value, change: session.committedChange(), commandId: session.commandId };
}

function flat<K extends RecordKind>(record: AnyRecord): StoredRecord<K> {
  return { ...record.fields, ...record.head } as unknown as StoredRecord<K>;
}

/** Undo and redo turn a step over; the opposite of a step in the middle is a new step of its own. */
function invertStep(session: RecordSession, id: number): CommandStep | null {
  const step = findStep(session.raw, id);
  if (step === null) throw new AppFailure({ code: 'rule-broken', about: 'no-such-step' });
  const next = step.undone ? firstUndoneStep(session.raw) : lastDoneStep(session.raw);
  const inOrder = next?.id === id;
  if (inOrder) session.goBack();
  invertCommand(session, step.commandId);
  return inOrder ? step : null;
}

function writerOf(session: RecordSession, turned: CommandStep[]): RecordWriter {
  return {
    create: (kind, fields, options) => {
      const id = options.id ?? session.newId();
      if (!idSchema.safeParse(id).success) {
        throw new AppFailure({
          code: 'invalid-input',
          about: kind,
          details: [{ where: [kind, 'id'], rule: 'invalid-format', found: id.slice(0, 80) }],
        });
      }
      if (options.id !== undefined && rowExists(session.raw, kind, id))
        throw new AppFailure({ code: 'conflict', about: `${kind} ${id}` });
      const departmentId = homeOf(kind, id, options.departmentId);
      return flat(session.insert(kind, id, { departmentId, fields: validFields(kind, fields) }));
    },
    update: (kind, id, change) => {
      const record = session.mustFind(kind, id);
      const values = validChange(kind, change.fields);
      return flat(session.change(record, mergeOnto(session, record, { values, readAt: change.expectedRevisionId })));
    },
    confirm: (kind, id, fields) => void session.confirm(session.mustFind(kind, id), fields),
    remove: (kind, id) => removeRecord(session, kind, id),
    invert: (stepId) => {
      if (session.touched.size > 0) throw new Error('A step is inverted by a command of its own');
      const step = invertStep(session, stepId);
      if (step !== null) turned.push(step);
    },
    restore: (removalIds) => restoreRemoved(session, removalIds),
    order: (kind, ids) => {
      if (!recordTables[kind].hasOrdinal) throw new Error(`${kind} has no order of its own`);
      for (const [ordinal, id] of ids.entries()) session.change(session.mustFind(kind, id), { ordinal });
    },
  };
}

/** A department is its own home, a college has none, everything else must name one. */
function homeOf(kind: RecordKind, id: string, given: string | null): string | null {
  if (kind === 'college') return null;
  if (kind === 'department') return id;
  if (given === null) {
    throw new AppFailure({
      code: 'invalid-input',
      about: kind,
      details: [{ where: [kind, 'departmentId'], rule: 'missing-value' }],
    });
  }
  return given;
}

/**
 * Three-way: a field that the caller leaves as it read it keeps what others wrote since; one that both changed, and
 * differently, is a conflict about that field.
 */
function mergeOnto(
  session: RecordSession,
  record: AnyRecord,
  change: { readonly values: FieldValues; readonly readAt: string | undefined },
): FieldValues {
  const { values, readAt } = change;
  if (readAt === undefined || readAt === record.head.revisionId) return values;
  const readValues = session.changedSince(record, readAt);
  if (readValues === null) throw new AppFailure({ code: 'conflict', about: `${record.kind} ${record.head.id}` });
  const merged = Object.entries(values).filter(([field, value]) => {
    if (!readValues.has(field) || record.fields[field] === value) return true;
    if (readValues.get(field) === value) return false;
    throw new AppFailure({ code: 'conflict', about: `${record.kind}.${field}` });
  });
  return Object.fromEntries(merged);
}
