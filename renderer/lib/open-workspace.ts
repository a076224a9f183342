import type { AppError } from '../../shared/app-error.ts';
import { api } from './client.ts';
import { reportError } from './toasts.ts';
import { refreshWorkspace, setWorkspace, useWorkspace } from './workspace-store.ts';

/** Opens a file. A refusal leaves whatever was open before, and is shown: on the start page in place, elsewhere beside the work. */
export async function openPath(path: string): Promise<void> {
  const result = await api.workspace.open({ path });
  if (result.ok) {
    setWorkspace(result.value);
    return;
  }
  await refreshWorkspace();
  showRefusal(result.error);
}

function showRefusal(error: AppError): void {
  if (useWorkspace.getState().phase === 'open') reportError(error);
  else useWorkspace.setState({ phase: 'none', openError: error });
}

/** Asks for a file and opens it; nothing happens when the user thinks better of it. */
export async function pickAndOpen(): Promise<void> {
  const picked = await api.desktop.pickFiles({ kind: 'workspace' });
  if (!picked.ok) return showRefusal(picked.error);
  const path = picked.value.paths[0];
  if (path !== undefined) await openPath(path);
}

/** Goes back to the start page. */
export async function closeWorkspace(): Promise<void> {
  const result = await api.workspace.close({});
  if (result.ok) setWorkspace(null);
  else reportError(result.error);
}
