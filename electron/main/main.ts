import { resolve } from 'node:path';
import { app, BrowserWindow, dialog, session } from 'electron';
import { declareAppProtocol, serveAppProtocol } from './app-protocol.ts';
import { settleGraphics } from './graphics.ts';
import { removeCopies } from './desktop/opened-copies.ts';
import { serveEvidenceProtocol } from './evidence-protocol.ts';
import { serveCalls } from './ipc/relay.ts';
import { lockContents, lockSession } from './lockdown.ts';
import { log } from './log.ts';
import { mainWords } from './main-words.ts';
import { followFocus, setMenu } from './menu.ts';
import { runSelfCheck } from './self-check.ts';
import { readSettings } from './settings-store.ts';
import { allWindows, hostsAreStopping, hostsStopped, notify, openWindow } from './windows.ts';

/** Copies of earlier runs go when the window has long been standing. */
const cleanUpAfterMs = 20_000;
const selfCheck = process.argv.includes('--self-check');

// Chromium has no sandbox for root, who runs it on build machines only; enabling it there ends every helper process.
if (process.getuid?.() !== 0) app.enableSandbox();
settleGraphics();
declareAppProtocol();
lockContents();

// One program a person: a second start hands its file to the first, so that a workspace never has two owners here.
if (app.requestSingleInstanceLock({ path: pathFrom(process.argv, process.cwd()) })) start();
else app.quit();

function start(): void {
  app.on('second-instance', (...[, , , data]) => showPath((data as { path: string | null }).path));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (app.isReady()) showPath(path);
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (!hostsAreStopping()) return;
    event.preventDefault();
    void Promise.all([hostsStopped(), removeCopies('all')]).then(() => app.quit());
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow(null);
  });
  app
    .whenReady()
    .then(() => {
      lockSession(session.defaultSession);
      serveAppProtocol(session.defaultSession);
      serveEvidenceProtocol(session.defaultSession);
      setTimeout(() => void removeCopies('earlier'), cleanUpAfterMs).unref();
      serveCalls();
      const opened = openWindow(startPath());
      setMenu(readSettings().language);
      followFocus();
      if (selfCheck) void runSelfCheck(opened, pathFrom(process.argv, process.cwd()));
    })
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      log.error(reason);
      if (!selfCheck) dialog.showErrorBox(mainWords(readSettings().language).cannotStart, reason);
      app.exit(1);
    });
}

/** The file named on the command line, else the one that was open last. */
function startPath(): string | null {
  const named = pathFrom(process.argv, process.cwd());
  if (named !== null) return named;
  const settings = readSettings();
  return settings.reopenLast ? (settings.recent[0]?.path ?? null) : null;
}

function pathFrom(argv: readonly string[], folder: string): string | null {
  const named = argv.slice(1).find((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith('.qhd'));
  return named === undefined ? null : resolve(folder, named);
}

/** Brings the window that has the file to the front, or asks the front window to open it. */
function showPath(path: string | null): void {
  const target = allWindows().find((candidate) => candidate.path === path) ?? allWindows()[0];
  if (target === undefined) {
    openWindow(path);
    return;
  }
  if (target.window.isMinimized()) target.window.restore();
  target.window.focus();
  if (path !== null && target.path !== path) notify(target, 'openRequest', { path });
}
