import type { Migration } from './migration.ts';

/**
 * The steps that this copy of the file can take back and do again: one row a command, in the order in which they were
 * made. Local, never in a bundle: another copy's steps are not ours to undo. The command that made the file is no step.
 */
export const commandSteps: Migration = {
  number: 5,
  name: 'command-steps',
  up(raw) {
    raw.exec(`
CREATE TABLE command_step (
  id INTEGER NOT NULL PRIMARY KEY, -- grows with every step
  command_id TEXT NOT NULL UNIQUE, -- the newest command that did, undid or redid the step: its opposite is the next move
  command_name TEXT NOT NULL, -- of the command that the user gave
  undone INTEGER NOT NULL CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX command_step_by_undone ON command_step (undone, id);
INSERT INTO command_step (command_id, command_name, undone)
  SELECT command_id, min(command_name), 0 FROM revision
    WHERE replica_id = (SELECT value FROM meta WHERE key = 'replicaId') AND command_name <> 'workspace.create'
    GROUP BY command_id ORDER BY min(id);
`);
  },
};
