import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * Waits until the page shows all that it has read of the file and has saved what it was told, and nothing moves any
 * more: what a count, a picture or an inspection needs, and what no number of milliseconds is. A page that is still at
 * work after half a minute, as one that is read in the background, is taken as it stands.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // What was read last is drawn two frames later; a window that is not drawn at all has no frames.
    const frame = (): Promise<unknown> =>
      Promise.race([new Promise(requestAnimationFrame), new Promise((resolve) => setTimeout(resolve, 100))]);
    const isAtWork = (): boolean =>
      document.documentElement.hasAttribute('data-reading') ||
      document.querySelector('.gb-save-saving') !== null ||
      document
        .getAnimations()
        .some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    const end = performance.now() + 30_000;
    do {
      await frame();
      await frame();
    } while (isAtWork() && performance.now() < end);
  });
}

/** What axe finds wrong on the page once it has settled, one line a rule. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** Goes to a screen by its name in the rail, as a person does, and waits until it stands there. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await page.locator('.gb-rail-list').getByRole('button', { name: screen, exact: true }).click();
  await page
    .getByRole('main', { name: screen, exact: true })
    .locator(':scope > :not(.gb-arrived)')
    .first()
    .waitFor({ state: 'attached' });
  await settled(page);
}
