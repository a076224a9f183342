import { useEffect } from 'react';
import type { EvidenceRow } from '../../../shared/contract/evidence.ts';
import type { RecordKind } from '../../../shared/domain/record-kind.ts';
import { type Answer, api } from '../../lib/client.ts';
import { type Loaded, useLoaded } from '../../lib/use-loaded.ts';

const targetKinds: readonly RecordKind[] = [
  'position',
  'duty',
  'workItem',
  'workStandard',
  'workflow',
  'annualTask',
  'taskMonth',
  'statement',
  'section',
  'department',
];
const allKinds: readonly RecordKind[] = ['evidence', 'evidencePart', 'evidenceLink', ...targetKinds];

/** Taking a thousand rows over from the host holds the page for 30 to 60 ms; this many are a few. */
const rowsAtOnce = 200;
/** A running ingest commits many times a second; the list follows at a calmer pace. */
const restMs = 800;

/** All evidence, a slice at a time. A commit between two slices may move rows; its notice makes the list be read again. */
async function readEvidence(): Answer<EvidenceRow[]> {
  const rows = new Map<string, EvidenceRow>();
  for (let from = 0; ; from += rowsAtOnce) {
    const answer = await api.evidence.list({ from, count: rowsAtOnce });
    if (!answer.ok) return answer;
    for (const row of answer.value) rows.set(row.id, row);
    if (answer.value.length < rowsAtOnce) return { ok: true, value: [...rows.values()] };
  }
}

/** The evidence that the screen lists: read again after every change, and at a steady pace while an ingest runs. */
export function useEvidenceList(ingesting: boolean): Loaded<EvidenceRow[]> {
  const list = useLoaded(readEvidence, { key: 'evidence', kinds: ingesting ? targetKinds : allKinds });
  const { reload } = list;
  useEffect(() => {
    if (!ingesting) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const follow = async (): Promise<void> => {
      await reload();
      if (!ended) timer = setTimeout(() => void follow(), restMs);
    };
    timer = setTimeout(() => void follow(), restMs);
    return () => {
      ended = true;
      clearTimeout(timer);
      void reload();
    };
  }, [ingesting, reload]);
  return list;
}
