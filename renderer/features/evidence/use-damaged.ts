import type { EvidenceRow } from '../../../shared/contract/evidence.ts';
import { api } from '../../lib/client.ts';
import { useLoaded } from '../../lib/use-loaded.ts';

const none: readonly string[] = [];

/** Hashes of the files that are not what they were. */
export function useDamaged(): ReadonlySet<string> {
  return new Set(useLoaded(() => api.keeping.damaged({}), { key: 'damaged', kinds: [] }).value ?? none);
}

/** Whether a piece has such a file among those that it consists of now. */
export function isDamaged({ fileHash, parts }: EvidenceRow, damaged: ReadonlySet<string>): boolean {
  return damaged.has(fileHash) || parts.some((part) => part.role === 'file' && damaged.has(part.fileHash));
}
