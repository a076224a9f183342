import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import type { RunningApp } from '../launch-app.ts';

/**
 * A film as a plain file on the disk, in a plain page of the same Chromium: what a jump costs where there is nothing of
 * this program between the player and the disk. The caller closes the page. The player is as large as `box`.
 */
export async function openPlainPlayer(
  { app, folder }: RunningApp,
  film: string,
  box: { readonly width: number; readonly height: number },
): Promise<Page> {
  const html = join(folder, 'player.html');
  const style = `position:fixed;left:20px;top:20px;width:${box.width}px;height:${box.height}px`;
  writeFileSync(html, `<video controls preload="auto" style="${style}" src="${pathToFileURL(film).href}"></video>`);
  const opened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }, address) => {
    // A session of its own: the program's asks for nothing but its own files.
    const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { partition: 'plain-player' } });
    void window.loadURL(address);
  }, pathToFileURL(html).href);
  const page = await opened;
  await page.locator('video').waitFor();
  return page;
}
