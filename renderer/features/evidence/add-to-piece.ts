import { api } from '../../lib/client.ts';
import { runJob } from '../../lib/run-job.ts';
import { tellSkipped } from '../../lib/skipped-files.ts';
import { inform, notify, reportError } from '../../lib/toasts.ts';
import { currentWords } from '../../lib/words/words.ts';

/** Makes files, and those in folders, further files of a piece, and says what became of them. */
export async function addToPiece(id: string, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  const words = currentWords().evidence.files;
  const done = await runJob(api.evidence.addFiles, { id, paths: [...paths] }, { title: words.adding });
  if (!done.ok) {
    reportError(done.error);
    return;
  }
  const { added, known, skipped } = done.value;
  if (added > 0) notify(words.added(added));
  if (known > 0) inform(words.known(known));
  tellSkipped(skipped);
}
