import { existsSync } from 'node:fs';
import { mkdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readingFailure, withDiskErrorsAsync } from '../../../db/disk-error.ts';
import { requireSpace } from '../../../db/disk-space.ts';
import { syncFolder } from '../../../db/durable-files.ts';
import { damagedHashes } from '../../../db/evidence/damaged-files.ts';
import { readRecordSet } from '../../../db/records/read-records.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { ExportedTree } from '../../../shared/contract/keeping.ts';
import { evidenceKindWords, evidenceTargetName } from '../../../shared/document/papers/evidence-target.ts';
import { lookUp } from '../../../shared/document/record-lookup.ts';
import { foldersOfNumber, type PlacedFile, planTree, type TreeLayout } from '../../../shared/domain/export-tree.ts';
import { safeFileName } from '../../../shared/domain/file-name.ts';
import { sortByNumber } from '../../../shared/domain/evidence-number.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { RuleName } from '../../../shared/domain/rules.ts';
import type { RecordSet } from '../../../shared/domain/record-set.ts';
import { chinaDay } from '../../../shared/sync/bundle-names.ts';
import { writePaper } from '../documents/write-paper.ts';
import { exportCopy } from '../evidence/export-copy.ts';
import { type CallContext, throwIfCancelled } from '../kernel/context.ts';

const listName = '支撑材料清单';
const hashListName = 'sha256.txt';
const partName = '~.part';
const unfinished = '（未完成）';
/** How long a virus scanner on Windows may hold the finished folder before we give up. */
const renameAttempts = 20;
const renamePauseMs = 250;

interface TreeRequest {
  /** Null means all. */
  readonly evidenceIds: readonly string[] | null;
  readonly layout: TreeLayout;
  /** An existing folder; the export goes into a new one in it. */
  readonly folder: string;
}

interface ExportPiece {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly folders: readonly string[];
  readonly files: readonly { readonly fileHash: string; readonly fileName: string; readonly sizeBytes: number }[];
}

/**
 * Writes the current files of chosen pieces into a new folder, named by their numbers, with the list of evidence and the
 * hashes beside them. Every file is flushed and read back before it has its name, and the folder has its own only when
 * all is there: until then it says 未完成, and nothing of it stays when it is cancelled or fails. Damaged files are left
 * out and named. Throws `disk-full` before anything is written, `file-denied`, `file-missing`, `cancelled`, and
 * `rule-broken` about `path-too-long` or `export-folder-gone`.
 */
export async function exportTree(context: CallContext, request: TreeRequest): Promise<ExportedTree> {
  const { db, departmentId } = context.workspace();
  const records = readRecordSet(db, departmentId);
  const damaged = damagedHashes(db);
  const pieces = piecesOf(records, request);
  const files = new Map(pieces.flatMap((piece) => piece.files.map((file) => [file.fileHash, file] as const)));
  const total = pieces.flatMap((piece) => piece.files).reduce((sum, file) => sum + file.sizeBytes, 0);
  const target = freeName(join(request.folder, folderName(records, context.now())));
  const part = freeName(`${target}${unfinished}`);
  const places = planTree(
    pieces.map((piece) => ({ ...piece, files: piece.files.filter(({ fileHash }) => !damaged.has(fileHash)) })),
    { baseLength: part.length, taken: [`${listName}.xlsx`, `${listName}.pdf`, hashListName, partName] },
  );
  if (places === null) throw new AppFailure({ code: 'rule-broken', about: 'path-too-long' });
  return withDiskErrorsAsync(request.folder, async () => {
    if (!(await stat(request.folder)).isDirectory())
      throw new AppFailure({ code: 'file-missing', about: request.folder });
    // The list, and what the disk rounds each file up to.
    await requireSpace(request.folder, total + places.length * 8_192 + 8 * 1_048_576);
    await mkdir(part);
    try {
      const bad = new Set(damaged);
      const written: PlacedFile[] = [];
      let done = 0;
      for (const { fileHash, path } of places) {
        throwIfCancelled(context.signal);
        const file = { fileHash, sizeBytes: files.get(fileHash)?.sizeBytes ?? 0 };
        const place = join(part, ...path);
        await mkdir(dirname(place), { recursive: true });
        const before = done;
        const share = { ...context, progress: progressIn(context, { before, total, label: path.at(-1) ?? '' }) };
        try {
          await exportCopy(share, { ...file, partPath: join(part, partName) }, place);
          written.push({ fileHash, path });
        } catch (error) {
          if (!(error instanceof AppFailure) || error.error.about !== 'file-damaged') throw error;
          bad.add(fileHash); // damage that shows only now
          await leaveEmpty(path.slice(0, -1), part);
        }
        done += file.sizeBytes;
      }
      const hashes = written.map(({ fileHash, path }) => `${fileHash} *${path.join('/')}\n`).join('');
      await writeLists(context, request, { part, hashes });
      throwIfCancelled(context.signal);
      await requireWritten(part, written);
      await giveName(part, target);
      const left = pieces.filter((piece) => piece.files.some(({ fileHash }) => bad.has(fileHash)));
      return {
        path: target,
        files: written.length,
        bytes: total,
        damaged: left.map(({ number, title }) => [number, title].filter((text) => text !== '').join(' ')),
        withoutFile: pieces.filter((piece) => piece.files.length === 0).length,
      };
    } catch (error) {
      // Nothing can be taken away from a drive that is gone: what is told is why the export came to its end.
      await rm(part, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
      const failure = readingFailure(error, request.folder);
      const gone: RuleName = 'export-folder-gone';
      throw failure?.error.code === 'file-missing'
        ? new AppFailure({ code: 'rule-broken', about: gone })
        : (failure ?? error);
    }
  });
}

/** Throws `file-missing` when somebody took files away meanwhile: a folder that says 未完成 looks like one to throw away. */
async function requireWritten(part: string, written: readonly PlacedFile[]): Promise<void> {
  for (const { path } of written) {
    const place = join(part, ...path);
    await withDiskErrorsAsync(place, () => stat(place));
  }
}

/** The progress of one file as its share of the whole: written and read back. */
function progressIn(
  context: CallContext,
  at: { readonly before: number; readonly total: number; readonly label: string },
): CallContext['progress'] {
  return ({ stage, done }) =>
    context.progress({
      stage: 'copying',
      done: at.before + (stage === 'verifying' ? done : 0),
      total: at.total,
      unit: 'bytes',
      label: at.label,
    });
}

async function writeLists(
  context: CallContext,
  { evidenceIds, layout }: TreeRequest,
  { part, hashes }: { readonly part: string; readonly hashes: string },
): Promise<void> {
  const { papersHandlers } = await import('../handlers/papers.ts');
  const group = layout === 'flat' ? undefined : layout;
  const spec = {
    paper: 'evidence-list' as const,
    ...(group === undefined ? {} : { group }),
    ...(evidenceIds === null ? {} : { evidenceIds: [...evidenceIds] }),
  };
  for (const format of ['xlsx', 'pdf'] as const) {
    await papersHandlers.export({ jobId: 'tree', spec, format, path: join(part, `${listName}.${format}`) }, context);
  }
  const bytes = new TextEncoder().encode(hashes);
  await writePaper(join(part, hashListName), bytes, { signal: context.signal, newId: context.newId });
}

function piecesOf(records: RecordSet, { evidenceIds, layout }: TreeRequest): ExportPiece[] {
  const lookup = lookUp(records);
  const wanted = evidenceIds === null ? null : new Set(evidenceIds);
  const parts = Map.groupBy(
    records.evidencePart.filter(({ role }) => role === 'file'),
    (part) => part.evidenceId,
  );
  const links = Map.groupBy(records.evidenceLink, (link) => link.evidenceId);
  const foldersOf = (piece: StoredRecord<'evidence'>): string[] => {
    const [first] = links.get(piece.id) ?? [];
    switch (layout) {
      case 'flat':
        return [];
      case 'kind':
        return [evidenceKindWords[piece.kind]];
      case 'standard':
        return [first === undefined ? '尚未关联' : evidenceTargetName(lookup, first)];
      case 'number':
        return piece.number === '' ? ['未编号'] : foldersOfNumber(piece.number);
    }
  };
  return sortByNumber(
    records.evidence.filter(({ id }) => wanted === null || wanted.has(id)),
    (piece) => piece.number,
  ).map((piece) => ({
    id: piece.id,
    title: piece.title,
    number: piece.number,
    folders: foldersOf(piece),
    files: [piece, ...(parts.get(piece.id) ?? [])].filter(({ fileHash }) => fileHash !== ''),
  }));
}

function folderName(records: RecordSet, now: string): string {
  return safeFileName(`${records.department[0]?.name ?? ''} 支撑材料 ${chinaDay(now)}`.trim());
}

/** A name that nothing stands under yet: an export never goes into what is there. */
function freeName(path: string): string {
  for (let count = 2, name = path; ; count++) {
    if (!existsSync(name)) return name;
    name = `${path} (${count})`;
  }
}

/** Takes away the folders that were made for a file that did not come. */
async function leaveEmpty(folders: readonly string[], root: string): Promise<void> {
  for (let depth = folders.length; depth > 0; depth--) {
    // Others may have files in it: then it stays, and so do those above it.
    const isGone = await rmdir(join(root, ...folders.slice(0, depth))).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}

async function giveName(part: string, target: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (existsSync(target)) throw new AppFailure({ code: 'file-exists', about: basename(target) });
      await rename(part, target);
      break;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (attempt === renameAttempts || (code !== 'EPERM' && code !== 'EACCES' && code !== 'EBUSY')) throw error;
      await pause(renamePauseMs);
    }
  }
  syncFolder(dirname(target));
}
