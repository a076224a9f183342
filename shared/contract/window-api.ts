import type { Client, Contract } from './contract.ts';
import type { NoticeName, Notices } from './notices.ts';

/** What the preload script puts on `window.api`. */
export interface WindowApi extends Client<Contract> {
  /** Listens to a notice; answers the function that stops listening. */
  readonly on: <N extends NoticeName>(name: N, listener: (notice: Notices[N]) => void) => () => void;
  /** The path of a file that was dropped on or picked in the page; empty when it has none. */
  readonly pathOf: (file: unknown) => string;
}
