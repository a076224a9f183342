import type { AppError } from '../../shared/app-error.ts';
import { api } from './client.ts';
import { reportError } from './toasts.ts';
import { refreshWorkspace, setWorkspace, useWorkspace } from './workspace-store.ts';

/** Opens a file; a failure is shown, answered, and leaves whatever was open before. */
export async function openPath(path: string): Promise<AppError | null> {
  const result = await api.workspace.open({ path });
  if (result.ok) {
    setWorkspace(result.value);
    return null;
  }
  reportError(result.error);
  await refreshWorkspace();
  if (useWorkspace.getState().phase === 'starting') setWorkspace(null);
  return result.error;
}

/** Asks for a file and opens it; nothing happens when the user thinks better of it. */
export async function pickAndOpen(): Promise<void> {
  const picked = await api.desktop.pickFiles({ kind: 'workspace' });
  if (!picked.ok) return reportError(picked.error);
  const path = picked.value.paths[0];
  if (path !== undefined) await openPath(path);
}

/** Goes back to the start page. */
export async function closeWorkspace(): Promise<void> {
  const result = await api.workspace.close({});
  if (result.ok) setWorkspace(null);
  else reportError(result.error);
}
