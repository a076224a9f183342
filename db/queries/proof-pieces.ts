import { type EvidenceTargetKind, evidenceTargetKinds } from '../../shared/domain/evidence.ts';
import type { AnyRecord } from '../../shared/domain/record-naming.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** A piece of evidence as it stands beside what it proves. */
export interface ProofPiece {
  readonly linkId: string;
  readonly evidenceId: string;
  readonly number: string;
  readonly title: string;
}

/** What proves records of one kind, by the record, oldest link first; those that nothing proves have no entry. */
export function readProofPieces(
  db: WorkspaceDb,
  targetKind: EvidenceTargetKind,
  ids: readonly string[],
): ReadonlyMap<string, readonly ProofPiece[]> {
  const lines = statement<ProofPiece & { readonly targetId: string }>(
    db.raw,
    `SELECT l.target_id AS targetId, l.id AS linkId, e.id AS evidenceId, e.number, e.title FROM evidence_link l
      JOIN evidence e ON e.id = l.evidence_id
      WHERE l.target_id IN (SELECT value FROM json_each(?)) AND l.target_kind = ? ORDER BY l.id`,
  ).all(JSON.stringify(ids), targetKind);
  const found = new Map<string, ProofPiece[]>();
  for (const { targetId, ...piece } of lines) {
    const pieces = found.get(targetId);
    if (pieces === undefined) found.set(targetId, [piece]);
    else pieces.push(piece);
  }
  return found;
}

/** What proves each of some records of any kind; a query a kind. */
export function readProofsOfRecords(
  db: WorkspaceDb,
  records: readonly AnyRecord[],
): ReadonlyMap<string, readonly ProofPiece[]> {
  const ids = Map.groupBy(records, ({ kind }) => kind);
  return new Map(
    evidenceTargetKinds.flatMap((kind) => {
      const own = ids.get(kind)?.map(({ head }) => head.id) ?? [];
      return own.length === 0 ? [] : [...readProofPieces(db, kind, own)];
    }),
  );
}
