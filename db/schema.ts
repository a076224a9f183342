import type { Generated } from 'kysely';
import type { RecordFields, RecordHead, RecordKind } from '../shared/domain/record-kind.ts';

/** The naming rule of tables and columns as a type: `workStandard` is `work_standard` (`snakeCase` at run time). */
export type SnakeCase<S extends string> = S extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : '';

/** SQLite has no booleans: 0 and 1. */
type ColumnValue<T> = T extends boolean ? 0 | 1 : T;

type ColumnsOf<Fields> = { [F in keyof Fields & string as SnakeCase<F>]: ColumnValue<Fields[F]> };

/** A row of the table of one kind of record, as SQLite answers it. */
export type RecordRow<K extends RecordKind> = ColumnsOf<RecordFields<K>> &
  ColumnsOf<Pick<RecordHead, 'id' | 'departmentId' | 'revisionId'>>;

export interface MetaRow {
  key: string;
  value: string;
}

export interface RevisionRow {
  arrival: Generated<number>; // 1, 2, 3 … in the order in which this file learned of them
  id: string;
  record_kind: string;
  record_id: string;
  department_id: string | null;
  parents: string; // JSON list of revision ids
  action: string;
  changes: string; // JSON object: field to {from, to}
  author: string;
  replica_id: string;
  made_at: string; // UTC, ISO 8601
  command_id: string;
  command_name: string;
}

export interface CommandStepRow {
  id: Generated<number>;
  command_id: string;
  command_name: string;
  undone: 0 | 1;
}

export interface EvidenceChunkRow {
  hash: Uint8Array; // SHA-256, 32 bytes
  bytes: Uint8Array; // at most 1 MiB
}

export interface EvidenceFileRow {
  hash: string; // SHA-256, 64 lower-case hex digits
  size_bytes: number;
  chunk_count: number;
  stored_at: string; // UTC, ISO 8601
}

export interface EvidenceFileChunkRow {
  file_hash: string;
  ordinal: number; // 0, 1, 2 …
  chunk_hash: Uint8Array;
}

export interface EvidenceCheckRow {
  state: 'under-way' | 'finished';
  started_at: string; // UTC, ISO 8601
  touched_at: string; // UTC, ISO 8601
  structure: string | null; // JSON list of sentences
  after_hash: string;
  files_checked: number;
  bytes_checked: number;
}

export interface DamagedFileRow {
  file_hash: string;
  found_at: string; // UTC, ISO 8601
}

export interface EvidencePurgeRow {
  revision_id: string;
  purged_at: string; // UTC, ISO 8601
  author: string;
}

export interface EvidencePagesRow {
  file_hash: string;
  pages: number | null;
  basis: 'counted' | 'stated' | 'unknown';
}

export interface EvidenceReadingRow {
  file_hash: string;
  reader: number;
  state: string;
  piece_count: number;
  is_indexed: 0 | 1;
  read_at: string; // UTC, ISO 8601
}

export interface EvidenceTextRow {
  file_hash: string;
  ordinal: number;
  place: string;
  text: Uint8Array; // UTF-8, deflated
}

export interface InboxBundleRow {
  id: string;
  path: string;
  file_name: string;
  size_bytes: number;
  fingerprint: string;
  state: 'waiting' | 'quarantined' | 'applied' | 'dismissed';
  department_id: string;
  department_name: string;
  received_at: string; // UTC, ISO 8601
  settled_at: string; // UTC, ISO 8601, or empty
  report: string; // JSON
}

export interface RecordHeadRow {
  record_id: string;
  revision_id: string;
}

export interface MergeConflictRow {
  record_id: string;
  field: string;
  record_kind: string;
  department_id: string | null;
  cause: string;
  group_id: string;
}

export interface SearchStateRow {
  id: number;
  signature: string;
}

export interface SearchKindRow {
  slot: number;
  kind: string;
}

export interface SearchEntryRow {
  entry: number;
  record_id: Uint8Array | string;
  place: string;
}

export interface SearchWordRow {
  word: string;
}

export interface OwnKeyRow {
  key_fingerprint: string; // SHA256:…
  signing_key: string;
  encryption_key: string;
  made_at: string; // UTC, ISO 8601
  withdrawn_at: string | null;
}

export interface PeerRow {
  replica_id: string;
  role: 'department' | 'office';
  school: string;
  name: string;
  department_id: string | null;
  working_group: string; // JSON list of {name, role}
  enrolled_at: string; // UTC, ISO 8601
  acknowledged_sequence: Generated<number>;
  acknowledged_by: Generated<'' | 'receipt' | 'hand'>;
}

export interface PeerKeyRow {
  key_fingerprint: string;
  replica_id: string;
  signing_key: string;
  encryption_key: string;
  is_compared: 0 | 1;
  enrolled_at: string; // UTC, ISO 8601
  withdrawn_at: string | null;
}

export interface SentBundleRow {
  recipient_id: string; // empty: for anybody
  sequence: number;
  fingerprint: string;
  purpose: string;
  mode: 'full' | 'incremental' | 'receipt';
  base_sequence: number; // 0 when it builds on none
  last_arrival: number;
  revision_count: number;
  file_count: number;
  file_bytes: number;
  made_at: string; // UTC, ISO 8601
  transmittal: string; // canonical JSON; empty: made before there were any
}

export interface ReceivedBundleRow {
  peer_id: string;
  sequence: number;
  fingerprint: string;
  purpose: string;
  first_arrival: number;
  last_arrival: number;
  revision_count: number;
  made_at: string; // UTC, ISO 8601; as the sender says
  received_at: string; // UTC, ISO 8601
}

export interface PeerEvidenceRow {
  peer_id: string;
  file_hash: Uint8Array; // SHA-256, 32 bytes
  sequence: number; // 0: the peer itself has it
}

type RecordDatabase = { [K in Exclude<RecordKind, 'evidence' | 'evidencePart'> as SnakeCase<K>]: RecordRow<K> };

/**
 * All tables, for Kysely. Record tables follow from the domain's types, so that the two cannot part; a test compares
 * both with the schema that the migrations make.
 */
export interface DatabaseSchema extends RecordDatabase {
  meta: MetaRow;
  revision: RevisionRow;
  command_step: CommandStepRow;
  evidence: RecordRow<'evidence'> & { stored_file_hash: Generated<string | null> };
  evidence_part: RecordRow<'evidencePart'> & { stored_file_hash: Generated<string | null> };
  evidence_chunk: EvidenceChunkRow;
  evidence_file: EvidenceFileRow;
  evidence_file_chunk: EvidenceFileChunkRow;
  evidence_check: EvidenceCheckRow;
  damaged_file: DamagedFileRow;
  evidence_purge: EvidencePurgeRow;
  evidence_pages: EvidencePagesRow;
  evidence_reading: EvidenceReadingRow;
  evidence_text: EvidenceTextRow;
  own_key: OwnKeyRow;
  peer: PeerRow;
  peer_key: PeerKeyRow;
  sent_bundle: SentBundleRow;
  received_bundle: ReceivedBundleRow;
  peer_evidence: PeerEvidenceRow;
  inbox_bundle: InboxBundleRow;
  record_head: RecordHeadRow;
  merge_conflict: MergeConflictRow;
  search_state: SearchStateRow;
  search_kind: SearchKindRow;
  search_entry: SearchEntryRow;
  search_word: SearchWordRow;
}
