import type { ReactNode } from 'react';
import type { ReadableFile } from '../../../shared/contract/reading.ts';
import type { FilePlace } from '../../../shared/domain/reading.ts';
import type { Words } from '../../lib/words/words-shape.ts';

/** A file of a piece of evidence that is shown. What becomes of it in the background changes nothing in what it is. */
export type ShownFile = Omit<ReadableFile, 'textState'> & { readonly id: string };

/** What every reader of a kind of file is given. */
export interface ReaderProps {
  /** The same object while the same file is shown. */
  readonly file: ShownFile;
  /** Null until its words have been looked for. */
  readonly textState: ReadableFile['textState'];
  /** Where to begin; null for the beginning. */
  readonly place: FilePlace | null;
  /** Words to mark from the start. */
  readonly find: string;
  readonly words: Words;
  /** What stands there when the file can't be shown after all. */
  readonly renderFailed: (text: string) => ReactNode;
  readonly waiting: ReactNode;
}
