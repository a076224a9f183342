import { create } from 'zustand';
import type { AppError } from '../../shared/app-error.ts';
import type { WorkspaceStatus } from '../../shared/contract/workspace.ts';
import { beginRead } from '../ui/reads.ts';
import { api } from './client.ts';
import { resetSaveState } from './save-state.ts';

/** The open file as the shell shows it. `phase` is `starting` until the host has answered once. */
interface WorkspaceState {
  readonly phase: 'starting' | 'none' | 'open';
  readonly status: WorkspaceStatus | null;
  /** Why the last file could not be opened, for the start page. */
  readonly openError: AppError | null;
}

export const useWorkspace = create<WorkspaceState>(() => ({ phase: 'starting', status: null, openError: null }));

/** Called with the answer of `workspace.open`, `create`, `close` or `status`. */
export function setWorkspace(status: WorkspaceStatus | null): void {
  const before = useWorkspace.getState().status;
  if (status?.path !== before?.path) resetSaveState(status?.lastSavedAt ?? null);
  useWorkspace.setState({ phase: status === null ? 'none' : 'open', status, openError: null });
}

/** Reads name, sizes and counts again. */
export async function refreshWorkspace(): Promise<void> {
  const over = beginRead();
  const result = await api.workspace.status({});
  if (result.ok) setWorkspace(result.value);
  over();
}
