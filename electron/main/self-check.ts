import { app } from 'electron';
import type { AppWindow } from './windows.ts';

/**
 * `--self-check`: waits until the window shows, asks the host through the page's own `window.api`, prints one line of
 * JSON and quits. It shows that a packed program is whole: page, preload, protocol, host, SQLite.
 */
export async function runSelfCheck(opened: AppWindow): Promise<void> {
  try {
    const { webContents } = opened.window;
    if (webContents.isLoading())
      await new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()));
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
