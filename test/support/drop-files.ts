import { expect, type Locator, type Page } from '@playwright/test';

/** What is dropped, where in the window, and what the page shows while it would take it. */
interface Drop {
  readonly paths: readonly string[];
  readonly at: { readonly x: number; readonly y: number };
  readonly sign: Locator;
}

/**
 * Drops files of the disk. A hand that holds them is never quite still, so the page is told again and again that they
 * are over it, as Windows does, until it says that it would take them; only then they are let go.
 */
export async function dropFiles(page: Page, { paths, at, sign }: Drop): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, ...at, data });
  await send('dragEnter');
  await expect
    .poll(async () => {
      await send('dragOver');
      return sign.isVisible();
    })
    .toBe(true);
  await send('drop');
  await session.detach();
}
