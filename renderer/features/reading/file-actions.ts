import { api } from '../../lib/client.ts';
import { fileNameOf } from '../../lib/format.ts';
import { runJob } from '../../lib/run-job.ts';
import { notify, reportError } from '../../lib/toasts.ts';
import type { Words } from '../../lib/words/words-shape.ts';
import type { ShownFile } from './reader-props.ts';

/** Has the system's program open a read-only copy. */
export async function openElsewhere(file: ShownFile, words: Words): Promise<void> {
  const { id, fileHash, fileName } = file;
  const result = await runJob(
    api.desktop.openCopy,
    { id, fileHash },
    { title: words.reading.opening(fileName), quiet: true },
  );
  if (!result.ok) reportError(result.error);
}

/** Asks where to, and writes a copy there. */
export async function saveCopy(file: ShownFile, words: Words): Promise<void> {
  const target = await api.desktop.pickTarget({ kind: 'any', suggestedName: file.fileName.slice(-200) });
  if (!target.ok) {
    reportError(target.error);
    return;
  }
  const { path } = target.value;
  if (path === null) return;
  const result = await runJob(
    api.reading.saveCopy,
    { id: file.id, fileHash: file.fileHash, path },
    { title: words.evidence.savingCopy(file.fileName) },
  );
  if (!result.ok) reportError(result.error);
  else
    notify(words.evidence.copySaved(fileNameOf(path)), {
      label: words.common.showInFolder,
      run: () => void api.desktop.showInFolder({ path }),
    });
}
