import { expect, it } from 'vitest';
import { changedPages, noteLayout } from '../../../electron/host/documents/live-pages.ts';
import { typeset } from '../../../electron/host/documents/typst-renderer.ts';
import { handbookPaper } from '../../../shared/document/papers/handbook.ts';
import { paperResources } from '../../support/paper-resources.ts';
import { pdfPages } from '../../support/paper-text-out.ts';
import { RecordSetBuilder } from '../../support/record-set-builder.ts';

it('an edit gives the pages of what it changed alone, word for word and number for number those of the whole book', async () => {
  const set = new RecordSetBuilder({ name: '后勤处' });
  const section = set.add('section', { name: '维修科' });
  const ids = ['调度员', '水电工', '库管员'].map((name) => set.add('position', { sectionId: section.id, name }).id);
  const make = () => handbookPaper({ records: set.build(), revisions: [], year: 2026, date: '2026-01-05' });
  const resources = paperResources();
  const before = make();
  const layout = noteLayout('book', before, await typeset(before, resources));
  expect(await changedPages('book', before, { layout, resources })).toBeNull();
  for (const id of ids.slice(0, 2)) {
    set.change('position', id, { purpose: '受理并派发报修单。' });
    const after = make();
    const [changed] = (await changedPages('book', after, { layout, resources })) ?? [];
    const whole = await pdfPages((await typeset(after, resources)).pdf);
    const own = await pdfPages(changed?.pdf ?? new Uint8Array());
    const from = (changed?.fromPage ?? 0) - 1;
    expect(own.slice(changed?.skip)).toEqual(whole.slice(from, from + own.length - (changed?.skip ?? 0)));
    expect(JSON.stringify(own)).toContain('受理并派发报修单');
    set.change('position', id, { purpose: '' });
  }
  for (const id of ids.slice(1)) set.change('position', id, { purpose: '两处都改了。' });
  const both = await changedPages('book', make(), { layout, resources });
  const words = await Promise.all((both ?? []).map(async ({ pdf }) => JSON.stringify(await pdfPages(pdf))));
  expect(words.map((text) => ['水电工', '库管员'].filter((name) => text.includes(name)))).toEqual([
    ['水电工'],
    ['库管员'],
  ]);
  expect(await changedPages('book', make(), { layout: layout + 1, resources })).toBeNull();
});
