import type { AppError } from '../app-error.ts';
import type { Result } from '../result.ts';
import type { NoticeName, Notices } from './notices.ts';

/** What travels from the main process to the host. `input` is parsed by the host, never trusted. */
export type ToHost =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly type: 'key-place'; readonly place: KeyPlaceMessage }
  | { readonly type: 'shutdown' };

/** Where this person's secret keys are kept; `sealKey` is 32 bytes in base64 from the system's key store, or null without one. */
export interface KeyPlaceMessage {
  readonly folder: string;
  readonly sealKey: string | null;
}

/** What travels from the host to the main process. */
export type FromHost =
  | { readonly type: 'ask-key-place' }
  | { readonly type: 'ready'; readonly node: string; readonly port: string }
  | { readonly type: 'result'; readonly id: number; readonly result: Result<unknown, AppError> }
  | { [N in NoticeName]: { readonly type: 'notice'; readonly name: N; readonly notice: Notices[N] } }[NoticeName];
