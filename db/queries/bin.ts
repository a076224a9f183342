import type { BinEntry, EmptyingPlan } from '../../shared/contract/keeping.ts';
import type { FieldChanges } from '../../shared/domain/revision.ts';
import { wordsOf } from '../../shared/domain/search-words.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/**
 * The bin holds no rows of its own: it is what the history says was removed last and was not emptied since. So a piece
 * lies in it whichever way it went (a removal, an undone ingest, a workbook), and undo and the bin can never disagree.
 */
const binSql = `
  SELECT r.id AS revisionId, r.record_kind AS kind, r.record_id AS recordId, r.changes, r.author, r.made_at AS removedAt,
    r.command_id AS commandId
  FROM revision r
  WHERE r.department_id = ? AND r.action = 'remove' AND r.record_kind IN ('evidence', 'evidencePart')
    AND NOT EXISTS (SELECT 1 FROM revision n WHERE n.record_id = r.record_id AND n.id > r.id)
    AND NOT EXISTS (SELECT 1 FROM evidence_purge p WHERE p.revision_id = r.id)
  ORDER BY r.id DESC`;

interface BinRow {
  readonly revisionId: string;
  readonly kind: 'evidence' | 'evidencePart';
  readonly recordId: string;
  readonly changes: string;
  readonly author: string;
  readonly removedAt: string;
  readonly commandId: string;
}

interface Removed extends Omit<BinRow, 'changes'> {
  readonly fields: (name: string) => string;
}

/** What lies in the bin with the files that each entry keeps: a piece with all its parts, or a part removed alone. */
export interface HeldEntry {
  readonly revisionId: string;
  /** The removals that go with it when it is restored or emptied: its own and those of its parts. */
  readonly revisionIds: readonly string[];
  readonly recordId: string;
  readonly fileHashes: readonly string[];
}

function readRemoved(db: WorkspaceDb, departmentId: string): Removed[] {
  return statement<BinRow>(db.raw, binSql)
    .all(departmentId)
    .map(({ changes, ...row }) => {
      const parsed = JSON.parse(changes) as FieldChanges;
      return { ...row, fields: (name) => String(parsed[name]?.from ?? '') };
    });
}

interface Grouped {
  readonly head: Removed;
  readonly parts: readonly Removed[];
}

/** Parts that went in the same command as their piece belong to its entry. */
function grouped(rows: readonly Removed[]): Grouped[] {
  const keyOf = (commandId: string, evidenceId: string): string => `${commandId} ${evidenceId}`;
  const pieces = new Set(
    rows.filter(({ kind }) => kind === 'evidence').map(({ commandId, recordId }) => keyOf(commandId, recordId)),
  );
  const keyOfPart = (row: Removed): string => keyOf(row.commandId, row.fields('evidenceId'));
  const isOwned = (row: Removed): boolean => row.kind === 'evidencePart' && pieces.has(keyOfPart(row));
  const parts = Map.groupBy(rows.filter(isOwned), keyOfPart);
  return rows
    .filter((row) => !isOwned(row))
    .map((head) => ({ head, parts: parts.get(keyOf(head.commandId, head.recordId)) ?? [] }));
}

function hashesOf({ head, parts }: Grouped): string[] {
  return [...new Set([head, ...parts].map((row) => row.fields('fileHash')).filter((hash) => hash !== ''))];
}

/** Every entry with its files; newest removal first. */
export function listHeldEntries(db: WorkspaceDb, departmentId: string): HeldEntry[] {
  return grouped(readRemoved(db, departmentId)).map((group) => ({
    revisionId: group.head.revisionId,
    revisionIds: [group.head, ...group.parts].map(({ revisionId }) => revisionId),
    recordId: group.head.recordId,
    fileHashes: hashesOf(group),
  }));
}

/** How many links of each piece went in a command, by the piece's id. */
function linkCounts(db: WorkspaceDb, commandId: string): ReadonlyMap<string, number> {
  const rows = statement<{ id: string; count: number }>(
    db.raw,
    `SELECT json_extract(changes, '$.evidenceId.from') AS id, count(*) AS count FROM revision
     WHERE command_id = ? AND record_kind = 'evidenceLink' AND action = 'remove' GROUP BY 1`,
  ).all(commandId);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/**
 * `count` entries of the bin from `from` on, newest removal first, of those whose number, title or file names hold every
 * word of `text`; how many these are, and how many there are in all.
 */
export function listBin(
  db: WorkspaceDb,
  departmentId: string,
  page: { readonly from: number; readonly count: number; readonly text?: string },
): { readonly total: number; readonly found: number; readonly entries: BinEntry[] } {
  const all = grouped(readRemoved(db, departmentId));
  const words = wordsOf(page.text ?? '');
  const found = words.length === 0 ? all : all.filter((group) => words.every((word) => hayOf(group).includes(word)));
  const links = new Map<string, ReadonlyMap<string, number>>();
  const linksOf = (row: Removed): number => {
    let counts = links.get(row.commandId);
    if (counts === undefined) links.set(row.commandId, (counts = linkCounts(db, row.commandId)));
    return counts.get(row.recordId) ?? 0;
  };
  const size = statement<{ size: number }>(db.raw, 'SELECT size_bytes AS size FROM evidence_file WHERE hash = ?');
  const owner = statement<{ title: string }>(db.raw, 'SELECT title FROM evidence WHERE id = ?');
  const entries = found.slice(page.from, page.from + page.count).map((group): BinEntry => {
    const { head, parts } = group;
    const isPart = head.kind === 'evidencePart';
    const ownerTitle = isPart ? (owner.get(head.fields('evidenceId'))?.title ?? null) : null;
    const hashes = hashesOf(group);
    const sizes = hashes.map((hash) => size.get(hash)?.size);
    return {
      revisionId: head.revisionId,
      kind: head.kind,
      recordId: head.recordId,
      number: isPart ? '' : head.fields('number'),
      title: isPart ? head.fields('fileName') : head.fields('title'),
      /** Of a part: the piece that it was taken out of. */
      ownerTitle: ownerTitle ?? '',
      restorable: (!isPart || ownerTitle !== null) && sizes.every((bytes) => bytes !== undefined),
      fileName: head.fields('fileName'),
      fileCount: hashes.length,
      sizeBytes: sizes.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0),
      partCount: parts.length,
      linkCount: isPart ? 0 : linksOf(head),
      removedAt: head.removedAt,
      removedBy: head.author,
    };
  });
  return { total: all.length, found: found.length, entries };
}

/** What an entry is searched in. */
function hayOf({ head, parts }: Grouped): string {
  const texts = [head.fields('number'), head.fields('title'), ...[head, ...parts].map((row) => row.fields('fileName'))];
  return texts.join('\n').toLowerCase();
}

/** What emptying would do: `revisionIds` names the entries, null means all, and then also files that nothing ever named. */
export function planEmptying(
  db: WorkspaceDb,
  departmentId: string,
  revisionIds: readonly string[] | null,
): EmptyingPlan & { readonly chosen: readonly HeldEntry[]; readonly unnamed: readonly string[] } {
  const held = listHeldEntries(db, departmentId);
  const wanted = revisionIds === null ? null : new Set(revisionIds);
  const chosen = wanted === null ? held : held.filter(({ revisionId }) => wanted.has(revisionId));
  const staying = new Set(
    wanted === null
      ? []
      : held.filter(({ revisionId }) => !wanted.has(revisionId)).flatMap(({ fileHashes }) => fileHashes),
  );
  const used = new Set(
    statement<{ hash: string }>(db.raw, 'SELECT DISTINCT file_hash AS hash FROM evidence_file_use')
      .all()
      .map(({ hash }) => hash),
  );
  const sizes = new Map(
    statement<{ hash: string; size: number }>(db.raw, 'SELECT hash, size_bytes AS size FROM evidence_file')
      .all()
      .map(({ hash, size }) => [hash, size]),
  );
  const files = [...new Set(chosen.flatMap(({ fileHashes }) => fileHashes))].filter((hash) => sizes.has(hash));
  const freed = files.filter((hash) => !used.has(hash) && !staying.has(hash));
  const inBin = new Set(held.flatMap(({ fileHashes }) => fileHashes));
  const unnamed = wanted === null ? [...sizes.keys()].filter((hash) => !used.has(hash) && !inBin.has(hash)) : [];
  const bytesOf = (hashes: readonly string[]): number => hashes.reduce((sum, hash) => sum + (sizes.get(hash) ?? 0), 0);
  return {
    entries: chosen.length,
    files: freed.length,
    bytes: bytesOf(freed),
    sharedFiles: files.length - freed.length,
    leftoverFiles: unnamed.length,
    leftoverBytes: bytesOf(unnamed),
    chosen,
    unnamed,
  };
}
