import type { DamagedFile, KeepingStatus } from '../../shared/contract/keeping.ts';
import type { EvidenceYearKind } from '../../shared/domain/evidence.ts';
import { yearOfDay } from '../../shared/domain/evidence-year.ts';
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

interface ChoiceRow {
  readonly id: string;
  readonly bytes: number;
  readonly year: string;
  readonly yearKind: EvidenceYearKind;
  readonly formedOn: string;
  /** Years that its links name, a line each; null where none does. */
  readonly linkYears: string | null;
}

/**
 * Pieces of one year and kind (null: of every), with the bytes of their current files, and all years, newest first. A
 * piece is of its own year, or of its day's where it names none, and of every year that a link of it names: a rule that
 * was carried over proves the new year too.
 */
export function chooseEvidence(
  db: WorkspaceDb,
  departmentId: string,
  { year, kind }: { readonly year: string | null; readonly kind: string | null },
): { evidenceIds: string[]; fileBytes: number; years: string[] } {
  const rows = statement<ChoiceRow & { kind: string }>(
    db.raw,
    `SELECT id, kind, year, year_kind AS yearKind, formed_on AS formedOn,
       size_bytes + (SELECT total(size_bytes) FROM evidence_part WHERE evidence_id = e.id AND role = 'file') AS bytes,
       (SELECT group_concat(l.year, char(10)) FROM evidence_link l WHERE l.evidence_id = e.id AND l.year <> '') AS linkYears
     FROM evidence e WHERE department_id = ? ORDER BY ordinal, id`,
  )
    .all(departmentId)
    .map((row) => ({ ...row, years: yearsOf(row) }));
  const chosen = rows.filter(
    (row) => (kind === null || row.kind === kind) && (year === null || row.years.includes(year)),
  );
  return {
    evidenceIds: chosen.map(({ id }) => id),
    fileBytes: chosen.reduce((sum, { bytes }) => sum + bytes, 0),
    years: [...new Set(rows.flatMap(({ years }) => years))].toSorted().toReversed(),
  };
}

function yearsOf({ year, yearKind, formedOn, linkYears }: ChoiceRow): readonly string[] {
  const own = year === '' ? yearOfDay(formedOn, yearKind) : year;
  return [own, ...(linkYears?.split('\n') ?? [])].filter((one) => one !== '');
}
