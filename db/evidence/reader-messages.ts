import type { MessagePort } from 'node:worker_threads';

// Imports types only, so that a reading thread has nothing to load before it reads.

/** A file that a reading thread shall read. */
export interface ReadOrder {
  readonly index: number;
  readonly path: string;
}

/** What a reading thread says; the reports of one file come in order and without another file's in between. */
export type ReadReport =
  /** A chunk of a file of several, with its SHA-256. */
  | { readonly kind: 'chunk'; readonly bytes: Uint8Array; readonly hash: Uint8Array }
  /** So many bytes more have been read of a file whose chunks are not sent. */
  | { readonly kind: 'read'; readonly bytes: number }
  /** The file was read to its end. `bytes` of a file of one chunk at most; null when its chunks came before. */
  | { readonly kind: 'whole'; readonly file: ReadFile; readonly bytes: Uint8Array | null }
  /** As large as a file that is stored already: its chunks were not sent, for its hash may say that it is that file. */
  | { readonly kind: 'familiar'; readonly file: ReadFile }
  /** `code`: one of node:fs, or that the file was written to meanwhile, or is none. Empty for a bug, told by `words`. */
  | { readonly kind: 'failed'; readonly code: string; readonly words: string };

/** What node:fs has no code for. */
export const readerCodes = { changed: 'READER_CHANGED', noFile: 'EISDIR' } as const;

export interface ReadFile {
  /** SHA-256 of the bytes, 64 lower-case hex digits. */
  readonly fileHash: string;
  readonly sizeBytes: number;
  /** Its first bytes, from which its type is told. */
  readonly head: Uint8Array;
}

export interface ReaderSetup {
  /** Counts bytes that were sent and not yet used; the reader waits when they are too many. */
  readonly unused: SharedArrayBuffer;
  /** Brings back the memory of whole chunks that were written, so that a film of a gigabyte takes no new one. */
  readonly returns: MessagePort;
  /** Sizes of the stored files of more than one chunk. */
  readonly familiarSizes: readonly number[];
}

/** Bytes of one chunk; only the last one of a file is shorter. */
export const chunkSizeBytes = 1_048_576;
/** So many bytes a reader may be ahead of whoever writes them. */
export const readAheadBytes = 8 * 1_048_576;
/** So many bytes tell what kind of file it is. */
export const headBytes = 4_200;
