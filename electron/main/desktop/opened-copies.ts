import { randomUUID } from 'node:crypto';
import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { app, shell } from 'electron';
import type { AppError } from '../../../shared/app-error.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { AppWindow } from '../windows.ts';

/** Copies that other programs were given; each in a folder of its own, so that names never meet. */
const copiesFolder = (): string => join(app.getPath('temp'), 'gangbiao-copies');

/** Folders of this run: what other programs may have open now. */
const ours = new Set<string>();

/** Opens a read-only copy of a file of evidence in the system's program for it. What is risky the host refuses. */
export async function openCopy(
  { jobId, id, fileHash }: { readonly jobId: string; readonly id: string; readonly fileHash: string },
  caller: AppWindow,
): Promise<Result<{ readonly opened: true }, AppError>> {
  const name = randomUUID();
  ours.add(name);
  const folder = join(copiesFolder(), name);
  const copied = (await caller.host.call('reading.copyOut', { jobId, id, fileHash, folder })) as Result<
    { readonly path: string },
    AppError
  >;
  if (!copied.ok) return copied;
  const problem = await shell.openPath(copied.value.path);
  return problem === '' ? ok({ opened: true }) : fail({ code: 'file-missing', about: copied.value.path });
}

/** Removes copies of earlier runs, or with `all` those of this one too; what another program still holds stays. */
export async function removeCopies(which: 'earlier' | 'all'): Promise<void> {
  const folder = copiesFolder();
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (which === 'earlier' && ours.has(name)) continue;
    await removeFolder(join(folder, name));
  }
}

/** Windows does not remove what is read-only. */
async function removeFolder(folder: string): Promise<void> {
  const files = await readdir(folder).catch(() => []);
  for (const file of files) await chmod(join(folder, file), 0o600).catch(() => undefined);
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}
