import type { HistoryStep, HistorySteps } from '../../shared/contract/overview.ts';
import type { RevisionAction } from '../../shared/domain/revision.ts';
import { type CommandStep, firstUndoneStep, lastDoneStep } from '../revisions/command-steps.ts';
import { revisionColumns, revisionOf } from '../revisions/revision-store.ts';
import type { RevisionRow } from '../schema.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { readRecordTitles } from './record-titles.ts';

/** What undo and redo would do next, in words that a menu can show. */
export function readHistorySteps(db: WorkspaceDb): HistorySteps {
  const undo = lastDoneStep(db.raw);
  const redo = firstUndoneStep(db.raw);
  return {
    undo: undo === null ? null : describeStep(db, undo),
    redo: redo === null ? null : describeStep(db, redo),
  };
}

const opposite = { create: 'remove', update: 'update', remove: 'create' } as const;

/** A step as the command that the user gave, also while its newest command is the undoing of it. */
export function describeStep(db: WorkspaceDb, step: CommandStep): HistoryStep {
  const main = mainRevision(db, step);
  if (main === null) throw new Error(`Step ${step.id} has no revisions`);
  const titles = readRecordTitles(db, new Map([[main.recordId, main.recordKind]]));
  const counted = statement<{ count: number }>(
    db.raw,
    'SELECT count(DISTINCT record_id) AS count FROM revision WHERE command_id = ?',
  ).get(step.commandId);
  return {
    id: step.id,
    commandId: step.commandId,
    commandName: step.commandName,
    madeAt: main.madeAt,
    action: step.undone ? opposite[main.action] : main.action,
    recordKind: main.recordKind,
    recordId: main.recordId,
    recordTitle: titles.get(main.recordId) ?? '',
    fields: main.action === 'update' ? Object.keys(main.changes) : [],
    recordCount: counted?.count ?? 0,
  };
}

/**
 * Owners are made before what they own and removed after it, and what names them is changed before that; an undoing
 * runs the other way round. A command may have thousands of revisions: only the one is read.
 */
function mainRevision(db: WorkspaceDb, { commandId, undone }: CommandStep) {
  const ask = (action: RevisionAction, end: 'first' | 'last') =>
    statement<RevisionRow>(
      db.raw,
      `SELECT ${revisionColumns} FROM revision WHERE command_id = ? AND action = ?
        ORDER BY id ${end === 'first' ? 'ASC' : 'DESC'} LIMIT 1`,
    ).get(commandId, action);
  const row = undone
    ? (ask('remove', 'last') ?? ask('create', 'first') ?? ask('update', 'last'))
    : (ask('create', 'first') ?? ask('remove', 'last') ?? ask('update', 'first'));
  return row === undefined ? null : revisionOf(row);
}
