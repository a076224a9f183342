import type { ReactNode } from 'react';
import type { ReadableFile } from '../../../shared/contract/reading.ts';
import type { FilePlace } from '../../../shared/domain/reading.ts';
import type { Words } from '../../lib/words/words-shape.ts';

/** A file of a piece of evidence that is shown. */
export type ShownFile = ReadableFile & { readonly id: string };

/** What every reader of a kind of file is given. */
export interface ReaderProps {
  /** The same object while the same file is shown. */
  readonly file: ShownFile;
  /** Where to begin; null for the beginning. */
  readonly place: FilePlace | null;
  /** Words to mark from the start. */
  readonly find: string;
  readonly words: Words;
  /** What stands there when the file can't be shown after all. */
  readonly renderFailed: (text: string) => ReactNode;
  readonly waiting: ReactNode;
}
