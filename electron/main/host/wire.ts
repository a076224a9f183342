import type { FromHost, ToHost } from '../../../shared/contract/host-messages.ts';

/** Where a host lies and what it is given. */
export interface HostPlace {
  /** The host's script; outside the archive, for a plain Node cannot read inside one. */
  readonly script: string;
  /** Folder with `fonts`, `templates` and `sample`. */
  readonly resourcesDir: string;
  /** A Node ≥ 22.14 for the host, or null when Electron itself can run it (Node-API 10, which better-sqlite3 needs). */
  readonly nodePath: string | null;
}

/** One process and the line to it, whatever kind it is. */
export interface Wire {
  post(message: ToHost): void;
  kill(): void;
}

/** What a wire tells: messages, and once how the process ended. */
export interface WireListeners {
  readonly onMessage: (message: FromHost) => void;
  /** What the process wrote to its standard error: stacks of bugs, for the log. */
  readonly onComplaint: (text: string) => void;
  readonly onEnd: (reason: string) => void;
}
