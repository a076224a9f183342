import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { isVisible } from '../../shared/domain/evidence.ts';
import { isSystemFile } from '../../shared/domain/evidence-file.ts';
import { answerDialogs } from '../support/launch-app.ts';
import { openSample } from '../support/sample-window.ts';
import { settled } from '../support/settled.ts';
import { value } from '../support/window-calls.ts';

const strings = JSON.parse(
  readFileSync(new URL('../fixtures/naughty-strings.json', import.meta.url), 'utf8'),
) as readonly string[];
/** Names that a Linux disk takes: no slash, at most 255 bytes. */
const names = [...new Set(strings)]
  .filter((text) => isVisible(text) && !text.includes('/') && Buffer.byteLength(`${text}.txt`) <= 255)
  .map((text) => `${text}.txt`)
  .filter((name) => !isSystemFile(name));

test.setTimeout(240_000);

test('Naughty strings as names of files are shown as they are, found, and written out again, and none of them runs', async () => {
  const { running, page, api } = await openSample('支撑材料', { template: 'empty' });
  try {
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    const source = join(running.folder, '材料');
    mkdirSync(source);
    for (const name of names) writeFileSync(join(source, name), name);
    await value(api.evidence.ingest({ jobId: 'naughty', paths: [source] }));
    const stored = await value(api.evidence.list({}));
    expect(stored.length).toBeGreaterThan(300);
    await expect(page.locator('.evidence-body .evidence-row').first()).toBeVisible();
    await settled(page);
    // Every row in turn: what stands in the page is the text itself, whatever it looks like.
    const shown = await page.evaluate(async () => {
      const table = document.querySelector('.evidence-table');
      const texts = new Set<string>();
      if (table === null) return [];
      for (let top = 0; top < table.scrollHeight; top += 300) {
        table.scrollTop = top;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        for (const cell of document.querySelectorAll('.evidence-body .is-file')) texts.add(cell.textContent);
      }
      return [...texts];
    });
    expect(stored.map(({ fileName }) => fileName).filter((name) => !shown.includes(name))).toEqual([]);
    await page.getByRole('searchbox').fill('<script>');
    await expect(page.locator('.evidence-body .evidence-row').first()).toContainText('<script>');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: /查找岗位/u })).toBeFocused();
    await page.keyboard.type('田中さん');
    await expect(page.getByRole('listbox').getByRole('option').first()).toContainText('田中さん');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');

    const folder = join(running.folder, '导出');
    mkdirSync(folder);
    await page.locator('.gb-rail-item[data-screen="keeping"]').click();
    await answerDialogs(running.app, { open: [folder] });
    await page.getByRole('button', { name: '导出材料…' }).click();
    // Their list is typeset in the letters of all the world, which takes a slow machine a minute.
    await expect(page.getByText(/已导出/u).first()).toBeVisible({ timeout: 150_000 });
    const written = readdirSync(join(folder, readdirSync(folder)[0] ?? ''), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(names.filter((name) => !written.includes(name))).toEqual([]);
    expect(asked).toEqual([]);
    expect(running.complaints).toEqual([]);
  } finally {
    await running.close();
  }
});
