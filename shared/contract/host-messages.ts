import type { AppError } from '../app-error.ts';
import type { Result } from '../result.ts';
import type { NoticeName, Notices } from './notices.ts';

/** What travels from the main process to the host. `input` is parsed by the host, never trusted. */
export type ToHost =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly type: 'shutdown' };

/** What travels from the host to the main process. */
export type FromHost =
  | { readonly type: 'ready'; readonly node: string; readonly port: string }
  | { readonly type: 'result'; readonly id: number; readonly result: Result<unknown, AppError> }
  | { [N in NoticeName]: { readonly type: 'notice'; readonly name: N; readonly notice: Notices[N] } }[NoticeName];
