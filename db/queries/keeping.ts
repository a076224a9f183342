import type { DamagedFile, KeepingStatus } from '../../shared/contract/keeping.ts';
import { readChecks } from '../evidence/full-check.ts';
import { planShrink } from '../evidence/shrink-file.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { listHeldEntries } from './bin.ts';
import { listLinksOfEvidence } from './evidence.ts';

/** What is known about the keeping of the evidence: checks, damage, bin and sizes. */
export function readKeepingStatus(db: WorkspaceDb, departmentId: string): KeepingStatus {
  const { finished, underWay } = readChecks(db);
  const stored = statement<{ files: number; bytes: number }>(
    db.raw,
    'SELECT count(*) AS files, total(size_bytes) AS bytes FROM evidence_file',
  ).get() ?? { files: 0, bytes: 0 };
  const { fileBytes, freeBytes, stepwise } = planShrink(db);
  const told = (state: typeof finished) =>
    state === null ? null : { ...state, structure: state.structure === null ? null : [...state.structure] };
  return {
    finished: told(finished),
    underWay: told(underWay),
    damaged: listDamagedFiles(db, departmentId),
    storedFiles: stored.files,
    storedBytes: stored.bytes,
    binEntries: listHeldEntries(db, departmentId).length,
    fileBytes,
    freeBytes,
    stepwise,
  };
}

interface UseRow {
  readonly evidenceId: string;
  readonly number: string;
  readonly title: string;
  readonly role: 'current' | 'file' | 'version';
  readonly fileName: string;
}

/** Every file that is known to be damaged, with the pieces it stands in and what they prove, oldest finding first. */
export function listDamagedFiles(db: WorkspaceDb, departmentId: string): DamagedFile[] {
  const rows = statement<{ fileHash: string; foundAt: string; sizeBytes: number }>(
    db.raw,
    `SELECT file_hash AS fileHash, found_at AS foundAt, size_bytes AS sizeBytes
     FROM damaged_file JOIN evidence_file ON hash = file_hash ORDER BY found_at, file_hash`,
  ).all();
  if (rows.length === 0) return [];
  const binned = binTitles(db, departmentId);
  return rows.map((row) => {
    const uses = usesOf(db, row.fileHash);
    const inBin = binned.get(row.fileHash) ?? [];
    return {
      ...row,
      fileName: uses[0]?.fileName ?? inBin[0]?.fileName ?? '',
      pieces: uses.map(({ evidenceId, number, title, role }) => ({
        evidenceId,
        number,
        title,
        role,
        proves: listLinksOfEvidence(db, evidenceId).map(({ targetKind, targetTitle, targetPlace }) => ({
          targetKind,
          title: targetTitle,
          place: targetPlace,
        })),
      })),
      inBin: inBin.map(({ title }) => title),
    };
  });
}

function usesOf(db: WorkspaceDb, fileHash: string): UseRow[] {
  return statement<UseRow>(
    db.raw,
    `SELECT e.id AS evidenceId, e.number, e.title, coalesce(p.role, 'current') AS role,
       coalesce(p.file_name, e.file_name) AS fileName
     FROM evidence_file_use u JOIN evidence e ON e.id = u.evidence_id LEFT JOIN evidence_part p ON p.id = u.part_id
     WHERE u.file_hash = ? ORDER BY e.ordinal, e.id, u.part_id`,
  ).all(fileHash);
}

interface BinName {
  readonly title: string;
  readonly fileName: string;
}

function binTitles(db: WorkspaceDb, departmentId: string): ReadonlyMap<string, readonly BinName[]> {
  const removal = statement<BinName & { readonly fileHash: string }>(
    db.raw,
    `SELECT coalesce(json_extract(changes, '$.title.from'), json_extract(changes, '$.fileName.from'), '') AS title,
       coalesce(json_extract(changes, '$.fileName.from'), '') AS fileName,
       coalesce(json_extract(changes, '$.fileHash.from'), '') AS fileHash FROM revision WHERE id = ?`,
  );
  const names = new Map<string, BinName[]>();
  for (const { revisionIds } of listHeldEntries(db, departmentId)) {
    for (const id of revisionIds) {
      const row = removal.get(id);
      if (row === undefined || row.fileHash === '') continue;
      names.set(row.fileHash, [...(names.get(row.fileHash) ?? []), { title: row.title, fileName: row.fileName }]);
    }
  }
  return names;
}

/** Pieces of one year and kind (null: of every), with the bytes of their current files, and all years, newest first. */
export function chooseEvidence(
  db: WorkspaceDb,
  departmentId: string,
  { year, kind }: { readonly year: string | null; readonly kind: string | null },
): { evidenceIds: string[]; fileBytes: number; years: string[] } {
  const rows = statement<{ id: string; bytes: number }>(
    db.raw,
    `SELECT id, size_bytes + (SELECT total(size_bytes) FROM evidence_part WHERE evidence_id = e.id AND role = 'file') AS bytes
     FROM evidence e WHERE department_id = :departmentId AND (:year IS NULL OR year = :year) AND (:kind IS NULL OR kind = :kind)
     ORDER BY ordinal, id`,
  ).all({ departmentId, year, kind });
  const years = statement<{ year: string }>(
    db.raw,
    "SELECT DISTINCT year FROM evidence WHERE department_id = ? AND year <> '' ORDER BY year DESC",
  ).all(departmentId);
  return {
    evidenceIds: rows.map(({ id }) => id),
    fileBytes: rows.reduce((sum, { bytes }) => sum + bytes, 0),
    years: years.map((row) => row.year),
  };
}
