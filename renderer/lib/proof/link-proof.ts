import type { EvidenceTargetKind } from '../../../shared/domain/evidence.ts';
import { api, attempt } from '../client.ts';
import { runJob } from '../run-job.ts';
import { save } from '../save-state.ts';
import { tellSkipped } from '../skipped-files.ts';
import { inform, reportError } from '../toasts.ts';
import { currentWords } from '../words/words.ts';

/** What evidence is to prove, and for which year; '' leaves it to the evidence's own year. */
export interface ProofTarget {
  readonly targetKind: EvidenceTargetKind;
  readonly targetId: string;
  readonly recordName: string;
  readonly year: string;
}

/** Links pieces as one step and says how many links are new. False when it was refused. */
export async function linkPieces(ids: readonly string[], target: ProofTarget): Promise<boolean> {
  const words = currentWords().coverage;
  const done = await save(() => api.evidence.linkMany({ evidenceIds: [...ids], proofs: [target] }));
  if (done === null) return false;
  inform(done.made === 0 ? words.linkedAlready : words.linked(done.made));
  return true;
}

/** Takes files in and links what they became, also those that were here already. False when it failed or was cancelled. */
export async function takeInProof(paths: readonly string[], target: ProofTarget): Promise<boolean> {
  if (paths.length === 0) return false;
  const result = await runJob(
    api.evidence.ingest,
    { paths: [...paths], link: target },
    { title: currentWords().coverage.takingIn },
  );
  if (result.ok) {
    const { counts, skipped } = result.value;
    const linked = counts.added + counts.duplicates;
    if (linked > 0) inform(currentWords().coverage.linked(linked));
    tellSkipped(skipped, counts.skipped);
    return linked > 0;
  }
  reportError(result.error);
  return false;
}

/** Asks for files and takes them in. */
export async function pickProof(target: ProofTarget): Promise<boolean> {
  const picked = await attempt(api.desktop.pickFiles({ kind: 'evidence', multiple: true }));
  return picked !== null && (await takeInProof(picked.paths, target));
}
