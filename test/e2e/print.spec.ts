import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../support/launch-app.ts';
import { pdfPageSizes } from '../support/outside-tools.ts';
import { value, windowClient } from '../support/window-calls.ts';

let running: RunningApp;

test.beforeAll(async () => {
  running = await launchApp();
  const client = windowClient(running.page);
  await value(client.workspace.create({ jobId: 'a', path: join(running.folder, 'a.qhd'), template: 'sample' }));
  // What the system's dialog would be given is written to a PDF instead: the same pages, on a printer that can be read.
  await running.app.evaluate(({ app }) => {
    app.on('web-contents-created', (_event, contents) => {
      contents.print = (options, done) => {
        const margins = { top: 0, bottom: 0, left: 0, right: 0 };
        const print = async (): Promise<void> => {
          const pdf = await contents.printToPDF({ preferCSSPageSize: true, printBackground: true, margins });
          Object.assign(globalThis, { printed: { base64: pdf.toString('base64'), silent: options?.silent } });
          done?.(true, '');
        };
        void print();
      };
    });
  });
});
test.afterAll(() => running.close());

test('the print dialog is given the very pages of the exported PDF, in their sizes', async () => {
  const client = windowClient(running.page);
  const spec = { paper: 'handbook', year: 2026 } as const;
  const exported = join(running.folder, 'handbook.pdf');
  await value(client.papers.export({ jobId: 'b', spec, format: 'pdf', path: exported }));
  expect(await value(client.desktop.print({ jobId: 'c', spec }))).toEqual({ printed: true });
  const printed = await running.app.evaluate(
    () => (globalThis as unknown as { printed: { base64: string; silent: boolean } }).printed,
  );
  expect(printed.silent).toBe(false);
  const path = join(running.folder, 'printed.pdf');
  writeFileSync(path, Buffer.from(printed.base64, 'base64'));
  const sizes = pdfPageSizes(exported);
  expect(sizes.length).toBeGreaterThan(50);
  expect(new Set(sizes)).toEqual(new Set(['210 × 297', '297 × 210']));
  expect(pdfPageSizes(path)).toEqual(sizes);
});

test('no print window is left behind', () => {
  expect(running.app.windows()).toHaveLength(1);
});
