import { type EvidenceProof, findEvidenceLink } from '../../../db/queries/evidence.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { OpenWorkspace } from '../kernel/context.ts';
import { linkOnce } from './record-files.ts';

/** Links every piece to everything that it is to prove; what is linked already stays. Answers how many links are new. */
export function linkAll(
  writer: RecordWriter,
  workspace: OpenWorkspace,
  { evidenceIds, proofs }: { readonly evidenceIds: readonly string[]; readonly proofs: readonly EvidenceProof[] },
): number {
  let made = 0;
  for (const evidenceId of new Set(evidenceIds)) {
    for (const proof of proofs) {
      if (findEvidenceLink(workspace.db, evidenceId, proof) !== null) continue;
      linkOnce(writer, workspace, { evidenceId, ...proof });
      made += 1;
    }
  }
  return made;
}
