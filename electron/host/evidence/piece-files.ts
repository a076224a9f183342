import { basename } from 'node:path';
import { listEvidenceParts } from '../../../db/queries/evidence-files.ts';
import { findEvidenceLink } from '../../../db/queries/evidence.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import { type StoreOutcome, storeFiles } from '../../../db/evidence/store-files.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { SkippedFile } from '../../../shared/contract/evidence-pieces.ts';
import { guessEvidence } from '../../../shared/domain/evidence-file.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { notFound, ruleBroken } from '../handlers/save-record.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { skippedFile } from './ingest-files.ts';
import { detectMediaType } from './media-type.ts';
import { type Walk, walkFiles } from './walk-files.ts';

type Piece = StoredRecord<'evidence'>;
type Part = StoredRecord<'evidencePart'>;

/** What a file is, without what it is to its piece. */
type FileFields = Pick<Piece, 'fileHash' | 'fileName' | 'mediaType' | 'sizeBytes'>;

function fileFieldsOf({ fileHash, fileName, mediaType, sizeBytes }: FileFields): FileFields {
  return { fileHash, fileName, mediaType, sizeBytes };
}

const noFile: FileFields = { fileHash: '', fileName: '', mediaType: '', sizeBytes: 0 };

/** Throws `not-found`. */
export function mustFindPiece({ db }: OpenWorkspace, id: string): Piece {
  const piece = getRecord(db, 'evidence', id);
  if (piece === null) throw notFound('evidence', id);
  return piece;
}

/** Makes one piece of several; see the contract. */
export function groupPieces(writer: RecordWriter, workspace: OpenWorkspace, ids: readonly string[]): Piece {
  const { db, departmentId } = workspace;
  const [main, ...others] = [...new Set(ids)].map((id) => mustFindPiece(workspace, id));
  if (main === undefined) throw notFound('evidence', ids[0] ?? '');
  let ordinal = nextOrdinal(db, 'evidencePart', main.id);
  for (const other of others) {
    const parts = listEvidenceParts(db, other.id);
    let ownPartId: string | null = null;
    if (hasFile(other)) {
      const fields = { ...fileFieldsOf(other), evidenceId: main.id, version: ownVersion(parts), ordinal: ordinal++ };
      ownPartId = writer.create('evidencePart', fields, { departmentId }).id;
    }
    for (const part of parts) {
      const fields = { evidenceId: main.id, ordinal: ordinal++, ...(isOfOwnFile(part) ? { ofPartId: ownPartId } : {}) };
      writer.update('evidencePart', part.id, { fields });
    }
    for (const link of selectRecords(db, 'evidenceLink', { where: 'evidence_id = ?', value: other.id })) {
      const known = findEvidenceLink(db, main.id, link);
      if (known === null) writer.update('evidenceLink', link.id, { fields: { evidenceId: main.id } });
    }
    writer.remove('evidence', other.id);
  }
  return hasFile(main) ? mustFindPiece(workspace, main.id) : promoteFirstPart(writer, workspace, main.id);
}

/** A piece of paper that was given files has one of its own: the first. */
function promoteFirstPart(writer: RecordWriter, workspace: OpenWorkspace, id: string): Piece {
  const parts = listEvidenceParts(workspace.db, id);
  const first = parts.find(({ role }) => role === 'file');
  if (first === undefined) return mustFindPiece(workspace, id);
  for (const part of parts.filter(({ ofPartId }) => ofPartId === first.id))
    writer.update('evidencePart', part.id, { fields: { ofPartId: null } });
  writer.remove('evidencePart', first.id);
  return writer.update('evidence', id, { fields: fileFieldsOf(first) });
}

/** Makes pieces of their own of further files; answers their ids. */
export function splitPiece(
  writer: RecordWriter,
  workspace: OpenWorkspace,
  { id, partIds }: { readonly id: string; readonly partIds?: readonly string[] | undefined },
): string[] {
  const { db, departmentId } = workspace;
  const piece = mustFindPiece(workspace, id);
  const parts = listEvidenceParts(db, id);
  const chosen = parts.filter((part) => part.role === 'file' && (partIds === undefined || partIds.includes(part.id)));
  let ordinal = nextOrdinal(db, 'evidence', departmentId);
  const links = selectRecords(db, 'evidenceLink', { where: 'evidence_id = ?', value: id });
  return chosen.map((part) => {
    const { number: _, ...guess } = guessEvidence(part.fileName === '' ? piece.title : part.fileName);
    // The words of the whole stay true of its part; number and title are its own.
    const { provider, keeper, physicalPlace, secrecyLevel, year, yearKind } = piece;
    const kept = {
      provider,
      keeper,
      physicalPlace,
      secrecyLevel,
      yearKind,
      year: guess.year === '' ? year : guess.year,
    };
    const fields = { ...guess, ...kept, ...fileFieldsOf(part), ordinal: ordinal++ };
    const made = writer.create('evidence', fields, { departmentId });
    for (const version of parts.filter(({ ofPartId }) => ofPartId === part.id))
      writer.update('evidencePart', version.id, { fields: { evidenceId: made.id, ofPartId: null } });
    for (const { id: _id, departmentId: _d, revisionId: _r, ...link } of links)
      writer.create('evidenceLink', { ...link, evidenceId: made.id }, { departmentId });
    writer.remove('evidencePart', part.id);
    return made.id;
  });
}

function hasFile({ fileHash, fileName }: FileFields): boolean {
  return fileHash !== '' || fileName !== '';
}

/** Whether a part is an earlier version of the piece's own file. */
function isOfOwnFile({ role, ofPartId }: Part): boolean {
  return role === 'version' && ofPartId === null;
}

function ownVersion(parts: readonly Part[]): number {
  return Math.max(0, ...parts.filter(isOfOwnFile).map(({ version }) => version)) + 1;
}

interface StoredFile extends FileFields {
  readonly path: string;
}

/** Stores files and hands those that could be read to `record`, in one command with their bytes. */
async function storeFor(
  context: CallContext,
  paths: readonly string[],
  record: (writer: RecordWriter, workspace: OpenWorkspace, files: readonly StoredFile[]) => void,
): Promise<Extract<StoreOutcome, { ok: false }>[]> {
  const { db } = context.workspace();
  const failed: Extract<StoreOutcome, { ok: false }>[] = [];
  const types = new Map<string, string>();
  const batches = storeFiles(db, paths, {
    signal: context.signal,
    onProgress: ({ filesRead }) => {
      const label = basename(paths[filesRead] ?? paths.at(-1) ?? '');
      context.progress({ stage: 'ingesting', done: filesRead, total: paths.length, unit: 'files', label });
    },
    commit: async (store, waiting) => {
      for (const { path, head } of waiting) types.set(path, await detectMediaType(head, basename(path)));
      context.writeOn((writer, workspace) => {
        const files = store().flatMap((one) => {
          if (!one.ok) return [];
          const { path, fileHash, sizeBytes } = one;
          return [{ path, fileHash, sizeBytes, fileName: basename(path), mediaType: types.get(path) ?? '' }];
        });
        record(writer, workspace, files);
      });
    },
  });
  for await (const batch of batches) failed.push(...batch.filter((one) => !one.ok));
  return failed;
}

/** The files under these paths that can be evidence, by the same rules as in an intake. */
function walk({ signal, workspace }: CallContext, paths: readonly string[]): Promise<Walk> {
  return walkFiles(paths, { signal, workspacePath: workspace().db.path, onFound: () => {} });
}

/** Adds further files to a piece; see the contract. */
export async function addFiles(
  context: CallContext,
  { id, paths }: { readonly id: string; readonly paths: readonly string[] },
): Promise<{ added: number; known: number; skipped: SkippedFile[] }> {
  mustFindPiece(context.workspace(), id);
  const told = { added: 0, known: 0 };
  const found = await walk(context, paths);
  const chosen = found.files.map(({ path }) => path);
  const failed = await storeFor(context, chosen, (writer, workspace, files) => {
    const { db, departmentId } = workspace;
    const piece = mustFindPiece(workspace, id);
    const here = new Set([piece, ...listEvidenceParts(db, id)].map(({ fileHash }) => fileHash));
    let own = hasFile(piece);
    let ordinal = nextOrdinal(db, 'evidencePart', id);
    for (const { path: _, ...file } of files) {
      if (here.has(file.fileHash)) {
        told.known += 1;
        continue;
      }
      here.add(file.fileHash);
      // The first file of a piece that had none is its own.
      if (own) writer.create('evidencePart', { ...file, evidenceId: id, ordinal: ordinal++ }, { departmentId });
      else writer.update('evidence', id, { fields: file });
      own = true;
      told.added += 1;
    }
  });
  context.signal.throwIfAborted();
  return { ...told, skipped: [...found.skipped, ...failed.map(skippedFile)] };
}

function skippedFailure({ path, reason }: SkippedFile): AppFailure {
  if (reason === 'missing' || reason === 'unreadable')
    return new AppFailure({ code: reason === 'missing' ? 'file-missing' : 'file-denied', about: path });
  return ruleBroken('file-not-evidence');
}

/** Puts a new version in the place of a file; see the contract. Throws what kept the file from being read. */
export async function replaceFile(
  context: CallContext,
  input: { readonly id: string; readonly partId?: string | undefined; readonly path: string; readonly remarks: string },
): Promise<{ isNew: boolean; version: number }> {
  const { id, partId = null, path, remarks } = input;
  mustFindPiece(context.workspace(), id);
  const [skipped] = (await walk(context, [path])).skipped;
  if (skipped !== undefined) throw skippedFailure(skipped);
  let answer = { isNew: false, version: 1 };
  const failed = await storeFor(context, [path], (writer, workspace, [file]) => {
    if (file === undefined) return;
    const { db, departmentId } = workspace;
    const parts = listEvidenceParts(db, id);
    const current = partId === null ? mustFindPiece(workspace, id) : parts.find((part) => part.id === partId);
    if (current === undefined) throw notFound('evidencePart', partId ?? '');
    const version = 'version' in current ? current.version : ownVersion(parts);
    if (current.fileHash === file.fileHash) {
      answer = { isNew: false, version };
      return;
    }
    const { path: _, ...fields } = file;
    answer = { isNew: true, version: hasFile(current) ? version + 1 : 1 };
    if (hasFile(current)) {
      const old = { ...noFile, ...fileFieldsOf(current), role: 'version', ofPartId: partId, version, remarks } as const;
      writer.create(
        'evidencePart',
        { ...old, evidenceId: id, ordinal: nextOrdinal(db, 'evidencePart', id) },
        { departmentId },
      );
    }
    if (partId === null) writer.update('evidence', id, { fields });
    else writer.update('evidencePart', partId, { fields: { ...fields, version: answer.version } });
  });
  context.signal.throwIfAborted();
  const [failure] = failed;
  if (failure !== undefined) throw failure.failure;
  return answer;
}

/** Removes a further file with its earlier versions; answers how many records went. */
export function removePart(writer: RecordWriter, { db }: OpenWorkspace, id: string): number {
  const part = getRecord(db, 'evidencePart', id);
  if (part === null) throw notFound('evidencePart', id);
  const versions = listEvidenceParts(db, part.evidenceId).filter(({ ofPartId }) => ofPartId === id);
  return [...versions.map((version) => version.id), id].reduce(
    (sum, one) => sum + writer.remove('evidencePart', one),
    0,
  );
}
