import type Database from 'better-sqlite3';
import { statement } from '../statements.ts';

/** One command of the user that can be taken back, or, when it was, done again. */
export interface CommandStep {
  readonly id: number;
  /** The newest command that did, undid or redid it; writing its opposite is the next move. */
  readonly commandId: string;
  /** Of the command that the user gave, such as `positions.save`. */
  readonly commandName: string;
  readonly undone: boolean;
}

interface StepRow {
  readonly id: number;
  readonly commandId: string;
  readonly commandName: string;
  readonly undone: 0 | 1;
}

const columns = 'id, command_id AS commandId, command_name AS commandName, undone';

function stepOf(row: StepRow | undefined): CommandStep | null {
  return row === undefined ? null : { ...row, undone: row.undone === 1 };
}

/** The step that undo takes back next, or null. */
export function lastDoneStep(raw: Database.Database): CommandStep | null {
  return stepOf(
    statement<StepRow>(raw, `SELECT ${columns} FROM command_step WHERE undone = 0 ORDER BY id DESC LIMIT 1`).get(),
  );
}

/** The step that redo does again next, or null. */
export function firstUndoneStep(raw: Database.Database): CommandStep | null {
  return stepOf(
    statement<StepRow>(raw, `SELECT ${columns} FROM command_step WHERE undone = 1 ORDER BY id LIMIT 1`).get(),
  );
}

/** One step, or null when it was forgotten or never was. */
export function findStep(raw: Database.Database, id: number): CommandStep | null {
  return stepOf(statement<StepRow>(raw, `SELECT ${columns} FROM command_step WHERE id = ?`).get(id));
}

/**
 * Notes a step, inside the transaction of its command; one that goes on with the last is part of it. What was undone
 * before it cannot be redone any more.
 */
export function noteStep(raw: Database.Database, step: Pick<CommandStep, 'commandId' | 'commandName'>): void {
  statement(raw, 'DELETE FROM command_step WHERE undone = 1').run();
  const sql = 'INSERT INTO command_step (command_id, command_name, undone) VALUES (?, ?, 0) ON CONFLICT DO NOTHING';
  statement(raw, sql).run(step.commandId, step.commandName);
}

/** Notes that a command has just undone or redone a step, inside its transaction. */
export function turnStep(raw: Database.Database, step: CommandStep, commandId: string): void {
  statement(raw, 'UPDATE command_step SET command_id = ?, undone = ? WHERE id = ?').run(
    commandId,
    step.undone ? 0 : 1,
    step.id,
  );
}

/** Leaves a step as it is for good: undo and redo go on with its neighbours. */
export function forgetStep(raw: Database.Database, id: number): void {
  statement(raw, 'DELETE FROM command_step WHERE id = ?').run(id);
}
