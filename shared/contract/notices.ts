import type { TextState } from '../domain/reading.ts';
import type { RecordKind } from '../domain/record-kind.ts';
import type { JobProgress } from './jobs.ts';

/** Sent to every window after a command was committed: which kinds of records changed. Stores that show them read again. */
export interface ChangeNotice {
  readonly kinds: readonly RecordKind[];
  readonly recordIds: readonly string[]; // empty when more than 200 changed
  readonly commandName: string;
  readonly savedAt: string; // UTC ISO time of the commit
}

/** What arrives at a window without being asked for. */
export interface Notices {
  readonly changed: ChangeNotice;
  readonly progress: JobProgress;
  /** The words of a stored file were looked for in the background, and this is what became of it. */
  readonly fileRead: { readonly fileHash: string; readonly state: TextState };
  readonly hostGone: { readonly reason: string };
  readonly openRequest: { readonly path: string };
  /** A command chosen in the window's menu. */
  readonly menu: {
    readonly command:
      | 'new'
      | 'open'
      | 'import'
      | 'export-bundle'
      | 'handbook'
      | 'inbox'
      | 'dashboard'
      | 'reviews'
      | 'settings'
      | 'print'
      | 'search'
      | 'undo'
      | 'redo';
  };
}
export type NoticeName = keyof Notices;
