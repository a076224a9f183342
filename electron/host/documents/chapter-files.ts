import { createHash } from 'node:crypto';
import { AppFailure } from '../../../shared/app-error.ts';
import type { AttachedDocument } from '../../../shared/document/attached-blocks.ts';
import { ReadingThread } from '../reading/reading-thread.ts';
import { FileRefused } from '../reading/refused.ts';
import { readWhole } from '../reading/stored-bytes.ts';
import { findFile, readFile } from '../../../db/evidence/read-file.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { PaperPicture } from '../../../shared/document/blocks.ts';
import { attachedPieces } from '../../../shared/domain/rich-text/attached-pieces.ts';
import type { RecordSet } from '../../../shared/domain/record-set.ts';
import { measurePicture } from './measure-picture.ts';
import { RecentResults } from './recent-results.ts';
import { type TypstResources, typesetPassing } from './typst-renderer.ts';
import { ThreadRefusal } from './worker-thread.ts';

/** Larger ones are made smaller when they are put into a chapter; what is larger all the same is not printed. */
const longestPicture = 16 * 1_048_576;

/** Pictures by their hashes, or null where nothing can be printed; bytes of a hash never change. */
const known = new RecentResults<PaperPicture | null>(48);

/** What is damaged now can be restored the next moment: such an answer is not remembered. */
class NotNow extends Error {}

/** The answer of work that is remembered, or `otherwise` where it failed in a way that may pass. */
async function rememberedOr<T>(remembered: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await remembered;
  } catch (error) {
    if (error instanceof NotNow) return otherwise;
    throw error;
  }
}

/** What free chapters are made of besides words, by the pieces of evidence that hold it. */
export interface ChapterFiles {
  readonly pictures: ReadonlyMap<string, PaperPicture>;
  readonly documents: ReadonlyMap<string, AttachedDocument>;
}

/** Word files by their hashes. */
const knownDocuments = new RecentResults<AttachedDocument>(12);
const thread = new ReadingThread();

/**
 * The pictures and the Word files that free chapters name. `isFinal`: what took too long before is tried once more, since
 * a busy moment must not stay in an edition; while one types it is not.
 */
export async function readChapterFiles(
  db: WorkspaceDb,
  records: Pick<RecordSet, 'handbookChapter' | 'evidence'>,
  { resources, isFinal }: { readonly resources: TypstResources; readonly isFinal: boolean },
): Promise<ChapterFiles> {
  const pictures = await readPictures(db, records, resources);
  const named = namedIn(records, 'document');
  knownDocuments.keepAtLeast(named.size);
  const documents = new Map<string, AttachedDocument>();
  for (const { id, fileHash } of records.evidence) {
    if (!named.has(id) || findFile(db, fileHash) === null) continue;
    if (isFinal && (await knownDocuments.find(fileHash)?.catch(() => null))?.state === 'too-heavy')
      knownDocuments.forget(fileHash);
    const remembered = knownDocuments.get(fileHash, () => readAttached(db, fileHash, resources));
    documents.set(id, await rememberedOr<AttachedDocument>(remembered, { state: 'damaged' }));
  }
  return { pictures, documents };
}

/** The pieces of evidence that chapters name as pictures or as documents. */
function namedIn(records: Pick<RecordSet, 'handbookChapter'>, type: 'picture' | 'document'): ReadonlySet<string> {
  const named = attachedPieces(records.handbookChapter.filter(({ isIncluded }) => isIncluded));
  return new Set(named.flatMap((each) => (each.type === type ? each.evidenceId : [])));
}

/** A Word file by its own bytes; one that is hostile is given up within seconds, and says so on paper. */
async function readAttached(db: WorkspaceDb, fileHash: string, resources: TypstResources): Promise<AttachedDocument> {
  try {
    const bytes = await readWhole(db, fileHash);
    const answer = await thread.ask({ task: 'document', bytes, mediaType: 'application/octet-stream' });
    if ('refused' in answer) return { state: answer.refused };
    if (!('document' in answer) || answer.document.kind !== 'blocks') return { state: 'unsupported' };
    const pictures: (PaperPicture | null)[] = [];
    for (const each of answer.document.pictures) pictures.push(await embedded(each?.bytes ?? null, resources));
    return { state: 'text', blocks: answer.document.blocks, pictures };
  } catch (error) {
    if (error instanceof FileRefused) return { state: error.state };
    throw error instanceof AppFailure ? new NotNow() : error;
  }
}

async function embedded(bytes: Uint8Array | null, resources: TypstResources): Promise<PaperPicture | null> {
  const size = bytes === null || bytes.length > longestPicture ? null : measurePicture(bytes);
  if (bytes === null || size === null) return null;
  const picture: PaperPicture = { fileHash: createHash('sha256').update(bytes).digest('hex'), ...size, bytes };
  return (await canBeSet(picture, resources)) ? picture : null;
}

/**
 * The pictures that free chapters name, by the pieces of evidence that hold them: only such as the typesetter has proved
 * to be whole. Those whose bytes are not here, or that are no PNG or JPEG, are left out; the chapter says so in its place.
 */
async function readPictures(
  db: WorkspaceDb,
  records: Pick<RecordSet, 'handbookChapter' | 'evidence'>,
  resources: TypstResources,
): Promise<ReadonlyMap<string, PaperPicture>> {
  const named = namedIn(records, 'picture');
  known.keepAtLeast(named.size);
  const pictures = new Map<string, PaperPicture>();
  for (const { id, fileHash } of records.evidence) {
    if (!named.has(id) || fileHash === '') continue;
    const file = findFile(db, fileHash);
    if (file === null || file.sizeBytes > longestPicture) continue;
    const picture = await rememberedOr(
      known.get(fileHash, () => readPicture(db, fileHash, resources)),
      null,
    );
    if (picture !== null) pictures.set(id, picture);
  }
  return pictures;
}

async function readPicture(db: WorkspaceDb, fileHash: string, resources: TypstResources): Promise<PaperPicture | null> {
  let bytes: Uint8Array;
  try {
    bytes = Buffer.concat([...readFile(db, fileHash)]);
  } catch {
    throw new NotNow(); // damaged: the screen of kept files tells which, and how to mend it
  }
  const size = measurePicture(bytes);
  if (size === null) return null;
  const picture: PaperPicture = { fileHash, ...size, bytes };
  return (await canBeSet(picture, resources)) ? picture : null;
}

/** Whether the typesetter can draw it: one broken picture would keep it from setting the whole book. */
async function canBeSet(picture: PaperPicture, resources: TypstResources): Promise<boolean> {
  const { fileHash } = picture;
  try {
    await typesetPassing(
      {
        layout: 'handbook',
        meta: { title: '', author: '', subject: '', date: '2026-01-01' },
        pictures: [picture],
        parts: [
          {
            orientation: 'portrait',
            pageNumbers: 'none',
            restart: false,
            startOnOddPage: false,
            headEven: '',
            headOdd: '',
            blocks: [{ type: 'picture', fileHash, widthMm: 20, heightMm: 20, alternative: '' }],
          },
        ],
      },
      resources,
    );
    return true;
  } catch (error) {
    if (error instanceof ThreadRefusal) return false;
    throw new NotNow();
  }
}
