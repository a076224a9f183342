import type Database from 'better-sqlite3';

/**
 * Removes chunks that no file names: what an ingest that was cut off had already stored. Run when the file is opened,
 * never while an ingest runs. Answers how many went; the space is used again by the next ingest.
 */
export function sweepOrphans(raw: Database.Database): number {
  return raw.prepare('DELETE FROM evidence_chunk WHERE hash NOT IN (SELECT chunk_hash FROM evidence_file_chunk)').run()
    .changes;
}
