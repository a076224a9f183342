import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoneApp } from '../launch-alone.ts';

/** How the address of the page that `openPlainPlayer` shows begins. */
export const plainPage = 'file:';

/**
 * A film as a plain file on the disk, in a plain page of the same Chromium: what a jump costs where there is nothing of
 * this program between the player and the disk. It goes with the app. The player is as large as `box`.
 */
export async function openPlainPlayer(
  app: LoneApp,
  film: string,
  box: { readonly width: number; readonly height: number },
): Promise<void> {
  const html = join(app.folder, 'player.html');
  const style = `position:fixed;left:20px;top:20px;width:${box.width}px;height:${box.height}px`;
  writeFileSync(html, `<video controls preload="auto" style="${style}" src="${pathToFileURL(film).href}"></video>`);
  await app.inMain(({ BrowserWindow }, address) => {
    // A session of its own: the program's asks for nothing but its own files.
    const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { partition: 'plain-player' } });
    return window.loadURL(address);
  }, pathToFileURL(html).href);
}
