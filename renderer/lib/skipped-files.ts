import type { SkippedFile } from '../../shared/contract/evidence-pieces.ts';
import { fileNameOf } from './format.ts';
import { warn } from './toasts.ts';
import { currentWords } from './words/words.ts';

/** As many as a message at the edge of the window can name. */
const namedAtMost = 5;

/** Says which files were not taken in and why, where no report of the intake does; it stays until it is closed. */
export function tellSkipped(skipped: readonly SkippedFile[], count = skipped.length): void {
  if (count === 0) return;
  const { files, outcome } = currentWords().evidence;
  const named = skipped
    .slice(0, namedAtMost)
    .map(({ path, reason }) => files.because(fileNameOf(path), outcome.reasons[reason]));
  warn(files.skipped(count, named.join(files.between), count - named.length));
}
