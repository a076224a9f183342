import { changeCount } from '../../../db/change-count.ts';
import { type ReadRecords, readChangedRecords } from '../../../db/records/read-changed-records.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { PaperSpec } from '../../../shared/contract/papers.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import type { RecordSet } from '../../../shared/domain/record-set.ts';
import { picturesOf, withoutBytes } from '../documents/bare-files.ts';
import { readChapterFiles } from '../documents/chapter-files.ts';
import { changedRuns } from '../documents/handbook-thread.ts';
import { type ChangedPages, changedPages, findLayout } from '../documents/live-pages.ts';
import type { CallContext } from '../kernel/context.ts';
import { handbookInput } from './handbook-paper.ts';

type HandbookSpec = Extract<PaperSpec, { readonly paper: 'handbook' }>;

interface AskedChange {
  /** The number of the pages that are shown. */
  readonly layout: number;
  readonly unsaved: { readonly chapterId: string; readonly text: string } | null;
  readonly known: readonly number[];
}

/** What was read last: while somebody types, the file does not change from key to key. */
let last: {
  readonly state: string;
  readonly of: { readonly db: WorkspaceDb; readonly departmentId: string };
  readonly read: ReadRecords;
  readonly words: ReturnType<typeof handbookInput>;
} | null = null;

/** The pages of a handbook that edits have changed since it was laid out; null when it must be set as a whole. */
export async function handbookChange(
  spec: HandbookSpec,
  context: CallContext,
  { layout, unsaved, known }: AskedChange,
): Promise<ChangedPages[] | null> {
  const book = findLayout(JSON.stringify(spec), layout);
  if (book === null) return null;
  const workspace = context.workspace();
  const { db, departmentId } = workspace;
  const now = context.now();
  const state = [db.path, departmentId, changeCount(db), dayInChina(now), JSON.stringify(spec)].join('\n');
  if (last?.state !== state) {
    const before = last?.of.db === db && last.of.departmentId === departmentId ? last.read : null;
    const read = readChangedRecords(db, departmentId, before);
    // Without history: the pages before the chapters wait for the whole book.
    const words = handbookInput(workspace, { ...spec, now }, read.records);
    last = { state, of: { db, departmentId }, read, words };
  }
  const { words } = last;
  const stored = last.read.records;
  const files = await readChapterFiles(db, withUnsaved(stored, unsaved), {
    resources: context.resources,
    isFinal: false,
  });
  const placed = book.places.flatMap((place, index) => (place === null ? [] : [index]));
  const changes = await changedRuns(
    {
      made: book.made,
      placed,
      unsaved,
      state: [state, ...files.pictures.keys(), '', ...files.documents.keys()].join('\n'),
    },
    { ...words, input: { ...words.input, ...withoutBytes(files) } },
  );
  if (changes === null) return null;
  return changedPages(book, { ...changes, pictures: picturesOf(files) }, { resources: context.resources, known });
}

function withUnsaved(
  stored: RecordSet,
  unsaved: AskedChange['unsaved'],
): Pick<RecordSet, 'handbookChapter' | 'evidence'> {
  const handbookChapter = stored.handbookChapter.map((chapter) =>
    chapter.id === unsaved?.chapterId ? { ...chapter, text: unsaved.text } : chapter,
  );
  return { handbookChapter, evidence: stored.evidence };
}
