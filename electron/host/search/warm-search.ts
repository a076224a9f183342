import { setImmediate } from 'node:timers/promises';
import { findRecords } from '../../../db/queries/search.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { parseSearch } from '../../../shared/domain/search-tokens.ts';

/** Words of every sort that any department has: one character, a word, two words, a year begun, a Latin letter. */
const commonWords = ['工', '工作', '管理 记录', '20', 'g', '检查', '责'];

/** Code is compiled once it ran a few times. */
const rounds = 3;

const warmed = new WeakSet<WorkspaceDb>();

/**
 * Searches for some common words before anybody asks, so that the first key need not wait until statements are prepared,
 * code is compiled and the pages of the index are read. In steps, so that a key that comes meanwhile has its turn.
 */
export async function warmSearch(db: WorkspaceDb, nowMs: number): Promise<void> {
  if (warmed.has(db)) return;
  warmed.add(db);
  for (const text of Array.from({ length: rounds }, () => commonWords).flat()) {
    await setImmediate();
    if (!db.raw.open) return;
    const terms = parseSearch(text).map((word) => [word]);
    findRecords(db, { terms, kind: null, sectionId: null, year: null, limit: 5, nowMs });
  }
}
