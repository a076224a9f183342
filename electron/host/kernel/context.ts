import type { CommittedChange, RecordWriter } from '../../../db/records/record-writer.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { WorkspaceKind } from '../../../shared/contract/workspace.ts';
import type { JobProgress } from '../../../shared/contract/jobs.ts';
import type { KeyStore } from '../sync/key-store.ts';

/** The file that this host has open. */
export interface OpenWorkspace {
  readonly db: WorkspaceDb;
  readonly kind: WorkspaceKind;
  readonly departmentId: string;
  readonly replicaId: string;
  readonly author: string;
  /** Device and inode of the file when it was opened. */
  readonly file: string | null;
}

/** Folders that come with the program. */
export interface Resources {
  readonly fontsDir: string;
  readonly templatesDir: string;
  readonly sampleDir: string;
}

/** What a handler is given beside its parsed input. Failures are thrown as `AppFailure`. */
export interface CallContext {
  /** Throws `no-workspace` when no file is open. */
  readonly workspace: () => OpenWorkspace;
  /** One command: one synchronous transaction named after the method; the change notice goes out after the commit. */
  readonly write: <T>(work: (writer: RecordWriter, workspace: OpenWorkspace) => T) => T;
  /** The same for a call that writes in portions: one undo takes all of them back, unless others wrote in between. */
  readonly writeOn: CallContext['write'];
  /** Takes in what another copy wrote: `work` is one transaction; the change notice goes out after it. */
  readonly merge: <T extends { readonly change: CommittedChange }>(work: () => T) => T;
  /** Reads again who this copy is, after that was changed in the file. */
  readonly renamed: () => void;
  /** Aborted by `jobs.cancel`, and when the window goes. */
  readonly signal: AbortSignal;
  /** Reports how far a job has come; sent at most ten times a second, the last one always. Ignored for short calls. */
  readonly progress: (progress: Omit<JobProgress, 'jobId'>) => void;
  readonly resources: Resources;
  /** The secret keys on this computer. Its calls fail with `file-denied` in a host that was given no place for them. */
  readonly keys: () => KeyStore;
  readonly now: () => string;
  readonly newId: () => string;
}

/** Throws `cancelled` once the signal is aborted; for handlers between two steps. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppFailure({ code: 'cancelled' });
}
