import { app, type Session } from 'electron';
import { appOrigin, appScheme } from './app-protocol.ts';
import { evidenceScheme } from './evidence-range.ts';

/** Schemes that a page may load from: our own files, and bytes that it made itself. */
const allowedSchemes = new Set([`${appScheme}:`, `${evidenceScheme}:`, 'blob:', 'data:', 'devtools:']);

/** Refuses every permission, and every request that is not for our own files. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !allowedSchemes.has(new URL(details.url).protocol) });
  });
  session.on('will-download', (event) => event.preventDefault());
  // Chromium would fetch a dictionary from a server at every first start, whether a page checks spelling or not.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerDictionaryDownloadURL(`${appScheme}://none/`);
  session.setSpellCheckerEnabled(false);
}

/** Holds for every page that will ever be made: no navigation away, no new windows, no web views. */
export function lockContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    const stay = (event: { preventDefault(): void; url?: string }, url?: string): void => {
      if (!isOwnPage(url ?? event.url ?? '')) event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-frame-navigate', (event) => stay(event, event.url));
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** Whether an address is a page of ours. */
export function isOwnPage(url: string): boolean {
  return url.startsWith(`${appOrigin}/`);
}
