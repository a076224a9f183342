import type { TextState } from '../../../shared/domain/reading.ts';

/** Why a file cannot be read, in the words that are kept of it. */
export class FileRefused extends Error {
  readonly state: Exclude<TextState, 'text'>;
  constructor(state: Exclude<TextState, 'text'>) {
    super(state);
    this.state = state;
  }
}
