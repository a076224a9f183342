import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { EvidenceRow } from '../../shared/contract/evidence.ts';
import { isVisible } from '../../shared/domain/evidence.ts';
import { isSystemFile } from '../../shared/domain/evidence-file.ts';
import { answerDialogs } from '../support/launch-app.ts';
import { openSample, type SampleWindow } from '../support/sample-window.ts';
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

const titles = [...new Set(strings)].filter(isVisible);

test.setTimeout(240_000);

/** What the cells of a long list say, read while it is scrolled from its top to its end. */
async function textsOf(page: Page, list: string, cells: string): Promise<string[]> {
  return page.evaluate(
    async ([listSelector, cellSelector]) => {
      const table = document.querySelector(listSelector);
      const texts = new Set<string>();
      if (table === null) return [];
      for (let top = 0; top < table.scrollHeight; top += 300) {
        table.scrollTop = top;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        for (const cell of document.querySelectorAll(cellSelector)) texts.add(cell.textContent);
      }
      table.scrollTop = 0;
      return [...texts];
    },
    [list, cells] as const,
  );
}

/** Every string becomes the title of a piece: of those that are here, and of new ones for the rest. */
async function giveTitles(api: SampleWindow['api'], stored: readonly EvidenceRow[]): Promise<void> {
  const edits = stored.map(({ id }, index) => ({ id, fields: { title: titles[index] ?? '' } }));
  await value(api.evidence.saveMany({ edits }));
  for (const title of titles.slice(stored.length)) await value(api.evidence.save({ id: null, fields: { title } }));
}

test('Naughty strings as titles and as names of files are shown as they are, found, and written out again, and none of them runs', async () => {
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
    const shown = await textsOf(page, '.evidence-table', '.evidence-body .is-file');
    expect(stored.map(({ fileName }) => fileName).filter((name) => !shown.includes(name))).toEqual([]);
    await giveTitles(api, stored);
    await settled(page);
    const inList = await textsOf(page, '.evidence-table', '.evidence-body .is-title');
    expect(titles.filter((title) => !inList.some((text) => text.startsWith(title)))).toEqual([]);
    // The same in the sheet, sorted by titles up and down.
    await page.getByRole('radio', { name: '表格' }).check();
    for (const click of ['up', 'down']) {
      await page.getByRole('columnheader', { name: '题名' }).getByRole('button').click();
      await settled(page);
      const inSheet = await textsOf(page, '.evidence-grid', '.evidence-grid-body [role="gridcell"]');
      expect(
        titles.filter((title) => !inSheet.includes(title)),
        click,
      ).toEqual([]);
    }
    await page.getByRole('radio', { name: '列表' }).check();
    await settled(page);
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

    // Every other one in the bin: found by its own words, and shown as it is.
    const hidden = (await value(api.evidence.list({}))).filter((_, index) => index % 2 === 0);
    await value(api.evidence.removeMany({ ids: hidden.map(({ id }) => id) }));
    const bin = page.locator('.gb-card', { has: page.getByRole('heading', { name: '回收站' }) });
    for (const text of hidden
      .map(({ title }) => title)
      .filter((title) => /<script|\u202e|%s/u.test(title))
      .slice(0, 6)) {
      await bin.getByRole('searchbox').fill(text);
      await expect(bin.locator('tbody tr').getByText(text, { exact: true }).first()).toBeVisible();
    }
    expect(asked).toEqual([]);
    expect(running.complaints).toEqual([]);
  } finally {
    await running.close();
  }
});
