import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { AppError } from '../../../shared/app-error.ts';
import { methodNames } from '../../../shared/contract/method-names.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { desktopMethods } from '../desktop/desktop-methods.ts';
import { isOwnPage } from '../lockdown.ts';
import { type AppWindow, noteOpened, windowOf } from '../windows.ts';

/** Registers one channel for each method of the contract. */
export function serveCalls(): void {
  for (const [group, methods] of Object.entries(methodNames)) {
    for (const name of Object.keys(methods)) {
      ipcMain.handle(`call:${group}.${name}`, (event, input: unknown) => answer(event, `${group}.${name}`, input));
    }
  }
}

/** Checks who asks, then passes the call on; the host parses the input itself. */
async function answer(event: IpcMainInvokeEvent, method: string, input: unknown): Promise<Result<unknown, AppError>> {
  const caller = trustedCaller(event);
  if (caller === null) return fail({ code: 'invalid-input', about: 'sender' });
  const desktop = desktopMethods[method];
  if (desktop !== undefined) return desktop(input, caller);
  const result = await caller.host.call(method, input);
  if (result.ok && (method === 'workspace.open' || method === 'workspace.create')) noteOpened(caller, result.value);
  return result;
}

/** The window that asks, if the call comes from the main frame of a page of ours. */
function trustedCaller(event: IpcMainInvokeEvent): AppWindow | null {
  const frame = event.senderFrame;
  if (frame === null || frame !== event.sender.mainFrame || !isOwnPage(frame.url)) return null;
  return windowOf(event.sender);
}
