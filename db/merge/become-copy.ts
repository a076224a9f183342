import { setMeta } from '../meta.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/**
 * A file that was copied to another computer becomes a copy of its own: another name in revisions, its own key and its
 * own sequences of bundles, so that both can go on and be merged (SPEC.md, M12). Records and history stay; so do those
 * whom bundles go to, who have to be told of the new key. Where it is used is noted anew.
 */
export function becomeCopy(db: WorkspaceDb, made: { readonly replicaId: string; readonly at: string }): void {
  db.raw
    .transaction(() => {
      setMeta(db, 'replicaId', made.replicaId);
      setMeta(db, 'computers', null);
      statement(db.raw, 'UPDATE own_key SET withdrawn_at = ? WHERE withdrawn_at IS NULL').run(made.at);
      for (const table of ['sent_bundle', 'received_bundle', 'peer_evidence'] as const)
        statement(db.raw, `DELETE FROM ${table}`).run();
      statement(db.raw, "UPDATE peer SET acknowledged_sequence = 0, acknowledged_by = ''").run();
    })
    .immediate();
}
