import { setTimeout } from 'node:timers/promises';
import { app } from 'electron';
import type { AppWindow } from './windows.ts';

/** A file that is not open by then is told as not open. */
const openingMs = 20_000;

/**
 * `--self-check`: waits until the window shows, asks the host through the page's own `window.api`, prints one line of
 * JSON and quits. It shows that a packed program is whole: page, preload, protocol, host, SQLite. `named`: a file that it
 * was started with, which the page opens once it stands; asked before that, some answers would know the file and some not.
 */
export async function runSelfCheck(opened: AppWindow, named: string | null): Promise<void> {
  try {
    const { webContents } = opened.window;
    if (webContents.isLoading())
      await new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()));
    const givenUpAt = Date.now() + (named === null ? 0 : openingMs);
    while (opened.path === null && Date.now() < givenUpAt) await setTimeout(50);
    const asked: unknown = await webContents.executeJavaScript(
      `Promise.all([window.api.desktop.about({}), window.api.workspace.status({}), window.api.positions.list({})])`,
      true,
    );
    process.stdout.write(`${JSON.stringify({ selfCheck: asked, title: opened.window.getTitle() })}\n`);
    await opened.host.stop();
    app.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    app.exit(1);
  }
}
