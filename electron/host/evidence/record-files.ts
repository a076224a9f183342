import { basename } from 'node:path';
import type { StoreOutcome } from '../../../db/evidence/store-files.ts';
import { findEvidenceByHash, findEvidenceLink, listAwaitedFiles } from '../../../db/queries/evidence.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import { type IngestOutcome, namedFilesAtMost } from '../../../shared/contract/evidence.ts';
import { guessEvidence } from '../../../shared/domain/evidence-file.ts';
import type { EvidenceTargetKind } from '../../../shared/domain/evidence.ts';
import type { OpenWorkspace } from '../kernel/context.ts';

export interface Target {
  readonly targetKind: EvidenceTargetKind;
  readonly targetId: string;
  readonly recordName?: string | undefined;
  readonly year?: string | undefined;
}

type Told = Pick<IngestOutcome, 'added' | 'duplicates'>;

interface Batch {
  readonly files: readonly StoreOutcome[];
  readonly mediaTypes: ReadonlyMap<string, string>; // by path
}

/** Writes the records of an intake, batch by batch, and keeps what there is to tell of it: counts and the first names. */
export class IntakeRecorder {
  readonly added: Told['added'] = [];
  readonly duplicates: Told['duplicates'] = [];
  readonly addedIds: string[] = [];
  /** Of all files, also those beyond the first, which are not named. */
  readonly counts = { added: 0, duplicates: 0 };
  readonly #link: Target | undefined;
  readonly #foldersOf: (path: string) => readonly string[];
  /** What the batch has to tell counts only when its command was committed. */
  #untold: Told = { added: [], duplicates: [] };
  /** Found once: asking for it again would read all evidence for every batch. */
  #nextOrdinal: number | null = null;

  constructor(options: { link: Target | undefined; foldersOf: (path: string) => readonly string[] }) {
    this.#link = options.link;
    this.#foldersOf = options.foldersOf;
  }

  /** Writes the records of one batch, as part of the command that is open. */
  record(writer: RecordWriter, workspace: OpenWorkspace, { files, mediaTypes }: Batch): void {
    const { db, departmentId } = workspace;
    this.#untold = { added: [], duplicates: [] };
    // Each record that waits for a file gets one: two files of one name are two pieces.
    const awaited = new Map([...listAwaitedFiles(db, departmentId)].map(([name, pieces]) => [name, [...pieces]]));
    for (const file of files) {
      if (!file.ok) continue;
      const { path, fileHash, sizeBytes } = file;
      const name = basename(path);
      const waiting = awaited.get(name.normalize('NFC'))?.shift();
      const known = waiting === undefined ? findEvidenceByHash(db, departmentId, fileHash) : null;
      const bytes = { fileHash, fileName: name, mediaType: mediaTypes.get(path) ?? '', sizeBytes };
      let evidenceId: string;
      if (waiting !== undefined) {
        // A list named this file: it is this piece, also when another piece holds the same bytes.
        if (waiting.partId === null) writer.update('evidence', waiting.id, { fields: bytes });
        else writer.update('evidencePart', waiting.partId, { fields: bytes });
        evidenceId = waiting.id;
      } else if (known !== null) {
        evidenceId = known.id;
      } else {
        const fields = { ...guessEvidence(name, this.#foldersOf(path)), ...bytes, ordinal: this.#ordinal(workspace) };
        evidenceId = writer.create('evidence', fields, { departmentId }).id;
      }
      if (known !== null) this.#untold.duplicates.push({ path, evidenceId, title: known.title });
      else this.#untold.added.push({ id: evidenceId, path, fileHash, sizeBytes });
      if (this.#link !== undefined) linkOnce(writer, workspace, { ...this.#link, evidenceId });
    }
  }

  /** The command of the last batch was committed. */
  committed(): void {
    for (const sort of ['added', 'duplicates'] as const) this.counts[sort] += this.#untold[sort].length;
    this.addedIds.push(...this.#untold.added.map(({ id }) => id));
    this.added.push(...this.#untold.added.slice(0, namedFilesAtMost - this.added.length));
    this.duplicates.push(...this.#untold.duplicates.slice(0, namedFilesAtMost - this.duplicates.length));
  }

  #ordinal({ db, departmentId }: OpenWorkspace): number {
    const ordinal = this.#nextOrdinal ?? nextOrdinal(db, 'evidence', departmentId);
    this.#nextOrdinal = ordinal + 1;
    return ordinal;
  }
}

/** Links a piece of evidence to what it proves, unless it is linked so already. Answers the link's id. */
export function linkOnce(
  writer: RecordWriter,
  { db, departmentId }: OpenWorkspace,
  link: Target & { readonly evidenceId: string },
): string {
  const { evidenceId, targetKind, targetId, recordName = '', year = '' } = link;
  const fields = { evidenceId, targetKind, targetId, recordName, year };
  return findEvidenceLink(db, evidenceId, fields) ?? writer.create('evidenceLink', fields, { departmentId }).id;
}
