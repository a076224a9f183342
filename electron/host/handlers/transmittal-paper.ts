import { findSent, listAllSent, type SentBundle } from '../../../db/queries/bundle-sequence.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { PaperSpec, Printable } from '../../../shared/contract/papers.ts';
import type { Paper } from '../../../shared/document/blocks.ts';
import { transmittalPaper } from '../../../shared/document/papers/transmittal-paper.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { parseTransmittal } from '../../../shared/sync/transmittal.ts';

/** The paper of a bundle in the books. Throws `not-found` for one that is not there, or was made before there were papers. */
export function transmittalOf(
  db: WorkspaceDb,
  { recipientId, sequence }: Extract<PaperSpec, { readonly paper: 'transmittal' }>,
): Paper {
  const sent = findSent(db, recipientId ?? '', sequence);
  const transmittal = sent === null ? null : parseTransmittal(sent.transmittal);
  if (sent === null || transmittal === null) throw new AppFailure({ code: 'not-found', about: `第${sequence}号` });
  return transmittalPaper({
    transmittal,
    sequence,
    fingerprint: sent.fingerprint,
    mode: sent.mode,
    baseSequence: sent.base_sequence,
    revisionCount: sent.revision_count,
    fileCount: sent.file_count,
    fileBytes: sent.file_bytes,
    day: dayInChina(sent.made_at),
  });
}

/** The papers of the newest bundles, for the print centre. */
export function transmittalEntries(db: WorkspaceDb): Printable[] {
  return listAllSent(db, 50).flatMap((sent) => {
    const entry = entryOf(sent);
    return entry === null ? [] : [{ ...entry, key: JSON.stringify(entry.spec) }];
  });
}

function entryOf(sent: SentBundle): Omit<Printable, 'key'> | null {
  const transmittal = parseTransmittal(sent.transmittal);
  if (transmittal === null) return null;
  return {
    spec: {
      paper: 'transmittal',
      recipientId: sent.recipient_id === '' ? null : sent.recipient_id,
      sequence: sent.sequence,
    },
    title: `第${sent.sequence}号同步包交接单`,
    note: [transmittal.recipientName, dayInChina(sent.made_at)].filter((part) => part !== '').join('，'),
    ready: true,
  };
}
