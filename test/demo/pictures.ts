import { join } from 'node:path';
import type { RunningApp } from '../support/launch-app.ts';

/** Takes a picture of every screen that the rail leads to. Answers how many. */
export async function picturesOfEveryScreen({ page }: RunningApp, folder: string): Promise<number> {
  await page.reload();
  const links = page.locator('nav [data-screen]');
  await links.first().waitFor();
  const count = await links.count();
  for (let index = 0; index < count; index++) {
    const link = links.nth(index);
    const screen = (await link.getAttribute('data-screen')) ?? String(index);
    await link.click();
    await page.locator(`main[data-screen="${screen}"]`).waitFor();
    await page.waitForLoadState('networkidle');
    // The preview is there when its first page is painted; everything else when its data are.
    if (screen === 'handbook') await page.locator('main canvas').first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(600);
    await page.screenshot({ path: join(folder, `${String(index + 1).padStart(2, '0')}-${screen}.png`) });
  }
  return count;
}
