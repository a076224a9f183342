import { readMeta } from '../../../db/meta.ts';
import { planEmptying } from '../../../db/queries/bin.ts';
import { recordTables, snakeCase } from '../../../db/record-table.ts';
import { listPlaces } from '../../../db/search/search-entries.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { recordKinds } from '../../../shared/domain/record-kind.ts';
import { softReferences } from '../../../shared/domain/record-naming.ts';

/** Rows that tell of bytes that are not here, and bytes that no row tells of. */
const looseRows: readonly (readonly [what: string, sql: string])[] = [
  ['chunks without a file', 'evidence_chunk WHERE hash NOT IN (SELECT chunk_hash FROM evidence_file_chunk)'],
  ['files without chunks', 'evidence_file_chunk WHERE chunk_hash NOT IN (SELECT hash FROM evidence_chunk)'],
  [
    'files with too few chunks',
    'evidence_file WHERE chunk_count <> (SELECT count(*) FROM evidence_file_chunk WHERE file_hash = hash)',
  ],
  ['words of no file', 'evidence_text WHERE file_hash NOT IN (SELECT hash FROM evidence_file)'],
  ['readings of no file', 'evidence_reading WHERE file_hash NOT IN (SELECT hash FROM evidence_file)'],
  ['pages of no file', 'evidence_pages WHERE file_hash NOT IN (SELECT hash FROM evidence_file)'],
  ['damage of no file', 'damaged_file WHERE file_hash NOT IN (SELECT hash FROM evidence_file)'],
  ['entries that find nothing', 'search_entry WHERE entry NOT IN (SELECT id FROM search_index_docsize)'],
  ['words that lead nowhere', 'search_index_docsize WHERE id NOT IN (SELECT entry FROM search_entry)'],
  ['steps without a command', 'command_step WHERE command_id NOT IN (SELECT command_id FROM revision)'],
];

/**
 * What hangs loose in a workspace, as sentences; none when every row that tells of bytes or of a record tells of some
 * that are there, and every record is searched. Foreign keys are `checkIntegrity`'s part.
 */
export function looseEndsOf(db: WorkspaceDb): string[] {
  const { departmentId } = readMeta(db);
  const counts = [
    ...looseRows.map(([what, from]) => [what, countOf(db, `SELECT count(*) FROM ${from}`)] as const),
    ['files that nothing names', planEmptying(db, departmentId ?? '', null).leftoverFiles] as const,
    ...danglingLinks(db),
    ...unfound(db),
  ];
  return counts.flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]));
}

function countOf({ raw }: WorkspaceDb, sql: string): number {
  return raw.prepare(sql).pluck().get() as number;
}

/** What names a record by its kind and id: no foreign key can hold it. */
function danglingLinks(db: WorkspaceDb): (readonly [what: string, count: number])[] {
  return softReferences.flatMap(({ kind, kindField, field, targets }) =>
    [...targets].map((target) => {
      const from = `${recordTables[kind].table} WHERE ${snakeCase(kindField)} = '${target}'`;
      const missing = `${snakeCase(field)} NOT IN (SELECT id FROM ${recordTables[target].table})`;
      return [
        `${kind} of a ${target} that is gone`,
        countOf(db, `SELECT count(*) FROM ${from} AND ${missing}`),
      ] as const;
    }),
  );
}

/** Records that no search finds, and entries of records that are gone. Every piece, position and duty has some word. */
function unfound(db: WorkspaceDb): (readonly [what: string, count: number])[] {
  const ids = (['evidence', 'position', 'duty'] as const).flatMap(
    (kind) => db.raw.prepare(`SELECT id FROM ${recordTables[kind].table}`).pluck().all() as string[],
  );
  const all = recordKinds.map((kind) => `SELECT unhex(replace(id, '-', '')) AS id FROM ${recordTables[kind].table}`);
  const gone = `search_entry WHERE place = '' AND record_id NOT IN (${all.join(' UNION ALL ')})`;
  return [
    ['records that are not searched', ids.filter((id) => listPlaces(db.raw, id).length === 0).length],
    ['entries of records that are gone', countOf(db, `SELECT count(*) FROM ${gone}`)],
    [
      'entries of words that are gone',
      countOf(
        db,
        `SELECT count(*) FROM search_entry WHERE place <> '' AND NOT EXISTS
          (SELECT 1 FROM evidence_text WHERE file_hash = lower(hex(record_id)) AND ordinal = CAST(place AS INTEGER))`,
      ),
    ],
  ];
}
