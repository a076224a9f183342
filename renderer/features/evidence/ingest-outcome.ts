import type { IngestOutcome } from '../../../shared/contract/evidence.ts';

/** What became of two intakes, one after the other, told as one. */
export function joinedOutcome(first: IngestOutcome, second: IngestOutcome): IngestOutcome {
  return {
    counts: {
      added: first.counts.added + second.counts.added,
      duplicates: first.counts.duplicates + second.counts.duplicates,
      skipped: first.counts.skipped + second.counts.skipped,
    },
    added: [...first.added, ...second.added],
    addedIds: [...first.addedIds, ...second.addedIds],
    duplicates: [...first.duplicates, ...second.duplicates],
    skipped: [...first.skipped, ...second.skipped],
    bytesRead: first.bytesRead + second.bytesRead,
    cancelled: first.cancelled || second.cancelled,
    notReached: first.notReached + second.notReached,
  };
}
