import type { RecordKind, StoredRecord } from '../../../shared/domain/record-kind.ts';
import { emptyRecordSet } from '../../../shared/domain/record-set.ts';
import type { Revision } from '../../../shared/domain/revision.ts';
import type { BagFile, BundleContents } from '../../../shared/sync/bundle-contents.ts';
import { type LineReader, readRecordLines, readRevisionLines } from '../../../shared/sync/bundle-lines.ts';
import { bundleFileAt, bundlePaths, recordsPath } from '../../../shared/sync/bundle-names.ts';
import { type BundleIssue, bundleIssue } from '../../../shared/sync/bundle-rules.ts';
import { createHistoryCheck } from '../../../shared/sync/history-check.ts';
import { signatureNamespace } from '../../../shared/sync/signature-namespace.ts';
import { parseTransferManifest, type TransferManifest } from '../../../shared/sync/transfer-manifest.ts';
import { verifyMessage } from './ssh-signature.ts';
import { BrokenContainer, type ChunkSink, type ReadFile } from './zip-reader.ts';

// A department's records are some megabytes. What is kept in memory must stay far below what a process has.
const maxKeptTextBytes = 256 * 1024 * 1024;
// Some 700,000 revisions: many times what a department writes in five years.
const maxRevisionBytes = 256 * 1024 * 1024;
const maxLineCharacters = 4 * 1024 * 1024;
const maxIssues = 1000;

/** Turns the files of a container, as they pass by, into records, revisions and texts. Evidence is not kept. */
export class ContentsReader {
  readonly revisions: Revision[] = [];
  readonly #keepsRevisions: boolean;
  readonly #positions = new Map<string, number>();
  #revisionCount = 0;
  readonly #issues: BundleIssue[] = [];
  readonly #files: BagFile[] = [];
  readonly #paths = new Set<string>();
  readonly #texts = new Map<string, string>();
  readonly #records = emptyRecordSet() as { -readonly [K in RecordKind]: StoredRecord<K>[] };
  readonly #history = createHistoryCheck(bundlePaths.revisions);
  #newestMadeAt = '';
  #headRevisionId = '';
  #baseFolder: string | null = null;
  #keptTextBytes = 0;
  #finish: (() => void) | null = null;

  /** `keepsRevisions`: for a bundle that shall be taken over, and not only looked at. */
  constructor(options: { readonly keepsRevisions: boolean }) {
    this.#keepsRevisions = options.keepsRevisions;
  }

  /** What wants the bytes of this file; null for evidence and for what a bundle does not have. */
  open(name: string, size: number): ChunkSink | null {
    this.#finish = null;
    const path = this.#pathOf(name);
    const file = bundleFileAt(path);
    // The second of two files with one name is reported by its path; reading it would hide the first.
    if (file === null || file.role === 'evidence' || this.#paths.has(path)) return null;
    if (file.role === 'revisions') {
      if (size > maxRevisionBytes) throw tooLarge(path);
      return this.#lines(
        path,
        readRevisionLines(path, {
          keep: (revision) => this.#keepRevision(revision),
          report: (issue) => this.#report(issue),
        }),
      );
    }
    this.#keptTextBytes += size;
    if (this.#keptTextBytes > maxKeptTextBytes) throw tooLarge(path);
    if (file.role === 'records') return this.#lines(path, this.#recordReader(file.kind, path));
    return this.#text(path);
  }

  close(file: ReadFile): void {
    this.#finish?.();
    const path = this.#pathOf(file.name);
    if (!file.crcHolds) this.#report(bundleIssue('bundle-crc', [path]));
    this.#files.push({ path, size: file.size, sha256: file.sha256 });
    this.#paths.add(path);
    this.#positions.set(path, file.position);
  }

  contents(): BundleContents {
    const history = { newestMadeAt: this.#newestMadeAt, headRevisionId: this.#headRevisionId };
    const tagManifest = this.#texts.get(bundlePaths.tagManifest);
    const signature = this.#texts.get(bundlePaths.signature);
    return {
      baseFolder: this.#baseFolder ?? '',
      files: this.#files,
      texts: this.#texts,
      records: this.#records,
      history,
      transfer: this.#transfer(),
      hasPage: this.#paths.has(bundlePaths.page),
      revisionCount: this.#revisionCount,
      missingParents: this.#history.missingParents(),
      signer:
        tagManifest === undefined || signature === undefined
          ? null
          : verifyMessage(Buffer.from(tagManifest, 'utf8'), signature, signatureNamespace),
    };
  }

  /** Where the bytes of a file of the bag begin in the container; null when it has no such file. */
  positionOf(path: string): number | null {
    return this.#positions.get(path) ?? null;
  }

  #transfer(): TransferManifest | null {
    const text = this.#texts.get(bundlePaths.transfer);
    return text === undefined ? null : parseTransferManifest(text);
  }

  /** What is wrong with lines and history; to be asked once, when everything has passed by. */
  issues(): readonly BundleIssue[] {
    const isPart = (this.#transfer()?.mode ?? 'full') !== 'full';
    return [...this.#issues, ...this.#history.compare(this.#records, recordsPath, { isPart })];
  }

  #pathOf(name: string): string {
    const slash = name.indexOf('/');
    this.#baseFolder ??= name.slice(0, Math.max(slash, 0));
    // A file outside of the base folder keeps its whole name, which no file of a bundle has.
    return slash > 0 && name.slice(0, slash) === this.#baseFolder ? name.slice(slash + 1) : name;
  }

  #report(issue: BundleIssue): void {
    if (this.#issues.length < maxIssues) this.#issues.push(issue);
  }

  #recordReader(kind: RecordKind, path: string): LineReader {
    // The schema of the kind has passed every record that comes here.
    const list = this.#records[kind] as StoredRecord<RecordKind>[];
    return readRecordLines(kind, path, {
      keep: (record) => list.push(record),
      report: (issue) => this.#report(issue),
    });
  }

  #keepRevision(revision: Revision): void {
    this.#revisionCount += 1;
    if (this.#keepsRevisions) this.revisions.push(revision);
    this.#history.add(revision);
    if (revision.madeAt > this.#newestMadeAt) this.#newestMadeAt = revision.madeAt;
    if (revision.id > this.#headRevisionId) this.#headRevisionId = revision.id;
  }

  #text(path: string): ChunkSink {
    const parts: string[] = [];
    const decode = this.#decoder(path, (text) => parts.push(text));
    this.#finish = () => {
      decode.end();
      this.#texts.set(path, parts.join(''));
    };
    return decode.take;
  }

  #lines(path: string, reader: LineReader): ChunkSink {
    let rest = '';
    const decode = this.#decoder(path, (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > maxLineCharacters) throw tooLarge(path);
      for (const line of lines) reader.add(line);
    });
    this.#finish = () => {
      decode.end();
      if (rest !== '') this.#report(bundleIssue('bundle-text-form', [path], { found: rest }));
    };
    return decode.take;
  }

  /** UTF-8 and nothing else; after the first wrong byte the rest of the file is not looked at. */
  #decoder(path: string, take: (text: string) => void): { readonly take: ChunkSink; readonly end: () => void } {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    let bad = false;
    const decode = (chunk: Buffer | null): void => {
      if (bad) return;
      let text: string;
      try {
        text = chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
      } catch {
        bad = true;
        this.#report(bundleIssue('bundle-text-form', [path], { expected: 'UTF-8' }));
        return;
      }
      take(text);
    };
    return { take: decode, end: () => decode(null) };
  }
}

function tooLarge(path: string): BrokenContainer {
  return new BrokenContainer(bundleIssue('bundle-too-large', [path]));
}
