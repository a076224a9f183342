import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IngestOutcome } from '../../../shared/contract/evidence.ts';
import { safeFileName } from '../../../shared/domain/file-name.ts';
import type { CallContext } from '../kernel/context.ts';
import { ingestFiles, type IngestInput } from './ingest-files.ts';

/** Takes in bytes that lie nowhere yet: they are laid down for as long as it takes. */
export async function pasteFiles(
  context: CallContext,
  {
    files,
    link,
  }: Pick<IngestInput, 'link'> & { files: readonly { readonly name: string; readonly bytes: Uint8Array }[] },
): Promise<IngestOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'gangbiao-paste-'));
  try {
    const paths: string[] = [];
    for (const [index, { name, bytes }] of files.entries()) {
      const path = join(await mkdtemp(join(folder, `${index}-`)), safeFileName(name));
      await writeFile(path, bytes);
      paths.push(path);
    }
    return await ingestFiles(context, { paths, link, isPassing: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
