import { expect, it } from 'vitest';
import { changedRuns, makeHandbook } from '../../../electron/host/documents/handbook-thread.ts';
import {
  type ChangedPages,
  changedPages,
  findLayout,
  noteLayout,
} from '../../../electron/host/documents/live-pages.ts';
import { typeset } from '../../../electron/host/documents/typst-renderer.ts';
import type { HandbookInput } from '../../../shared/document/papers/handbook.ts';
import { paperResources } from '../../support/paper-resources.ts';
import { printedPages } from '../../support/paper-text-out.ts';
import { RecordSetBuilder } from '../../support/record-set-builder.ts';

const resources = paperResources();
const set = new RecordSetBuilder({ name: '后勤处' });
const section = set.add('section', { name: '维修科' });
const ids = ['调度员', '水电工', '库管员'].map((name) => set.add('position', { sectionId: section.id, name }).id);
const handbook = set.add('handbook', { year: 2026, title: '质量手册' });
const chapter = (source: 'sections' | 'free', title: string) =>
  set.add('handbookChapter', { handbookId: handbook.id, source, title, isIncluded: true });
chapter('sections', '');
const free = chapter('free', '采购制度');
const input = (): HandbookInput => ({
  records: set.build(),
  revisions: { summarized: [] },
  year: 2026,
  date: '2026-01-05',
});
const words = () => ({ input: input(), isDraft: false });
const wholePages = async () => printedPages((await typeset((await makeHandbook(words())).paper, resources)).pdf);
const textOf = async ({ pdf, skip }: ChangedPages) => (await printedPages(pdf ?? new Uint8Array())).slice(skip);

let states = 0;
async function laidOut() {
  const { paper, made } = await makeHandbook(words(), { isFollowed: true });
  const book = findLayout('book', noteLayout('book', { paper, made }, await typeset(paper, resources)));
  if (book === null) throw new Error('The book is not known.');
  const placed = book.places.flatMap((place, index) => (place === null ? [] : [index]));
  /** What differs now from the book; `state` names what stands in the file. */
  const changes = async (
    more: { state?: string; unsaved?: { chapterId: string; text: string }; known?: number[] } = {},
  ) => {
    states += 1;
    const edited = { made, placed, state: `${states}`, unsaved: null, ...more };
    const changed = await changedRuns(edited, words());
    return changed === null
      ? null
      : changedPages(book, { ...changed, pictures: [] }, { resources, known: more.known ?? [] });
  };
  return { changes };
}

it('an edit gives the pages of what it changed alone, word for word and number for number those of the whole book', async () => {
  const { changes } = await laidOut();
  expect(await changes()).toEqual([]);
  for (const id of ids.slice(0, 2)) {
    set.change('position', id, { purpose: '受理并派发报修单。' });
    const [changed] = (await changes()) ?? [];
    if (changed === undefined) throw new Error('Nothing changed.');
    const own = await textOf(changed);
    const whole = await wholePages();
    expect(own).toEqual(whole.slice(changed.fromPage - 1, changed.fromPage - 1 + own.length));
    expect(JSON.stringify(own)).toContain('受理并派发报修单');
    // Whoever has these pages gets no bytes of them again.
    expect(await changes({ known: [changed.id] })).toEqual([{ ...changed, pdf: null }]);
    set.change('position', id, { purpose: '' });
  }
  for (const id of ids.slice(1)) set.change('position', id, { purpose: '两处都改了。' });
  const both = await Promise.all(((await changes()) ?? []).map(async (each) => JSON.stringify(await textOf(each))));
  expect(both.map((text) => ['水电工', '库管员'].filter((name) => text.includes(name)))).toEqual([
    ['水电工'],
    ['库管员'],
  ]);
  for (const id of ids) set.change('position', id, { purpose: '' });
});

it('what is typed from key to key is the chapter that the whole book would print, and nothing once it is taken back', async () => {
  const { changes } = await laidOut();
  const state = 'typing';
  for (const text of ['先询价。', '先询价。\n\n# 验收\n\n两人验收。', '三']) {
    const [typed] = (await changes({ state, unsaved: { chapterId: free.id, text } })) ?? [];
    if (typed === undefined) throw new Error('Nothing changed.');
    const own = await textOf(typed);
    set.change('handbookChapter', free.id, { text });
    const whole = await wholePages();
    expect(own).toEqual(whole.slice(typed.fromPage - 1, typed.fromPage - 1 + own.length));
    set.change('handbookChapter', free.id, { text: '' });
  }
  expect(await changes({ state, unsaved: { chapterId: free.id, text: '' } })).toEqual([]);
});

it('whoever sees the pages of an edit is told whether the contents or the front say something else as well', async () => {
  const { changes } = await laidOut();
  const elsewhere = async () => ((await changes()) ?? []).map(({ differsElsewhere }) => differsElsewhere);
  const [first = ''] = ids;
  set.change('position', first, { purpose: '受理报修。' });
  expect(await elsewhere()).toEqual([false]);
  set.change('handbook', handbook.id, { preface: '本手册自印发之日起施行。' });
  expect(await elsewhere()).toEqual([true]);
  set.change('handbook', handbook.id, { preface: '' });
  set.change('position', first, { name: '总调度员' });
  expect(new Set(await elsewhere())).toEqual(new Set([true]));
  set.change('position', first, { name: '调度员', purpose: '' });
});

it('the pages that are looked at are followed on, however many whole books were begun and given up meanwhile', async () => {
  const { changes } = await laidOut();
  for (let given = 0; given < 4; given += 1) {
    const stop = new AbortController();
    const making = makeHandbook(words(), { isFollowed: true, signal: stop.signal });
    stop.abort();
    await expect(making).rejects.toThrow();
    expect(await changes()).toEqual([]);
  }
  expect(findLayout('book', 999)).toBeNull();
});

it('of many places that are edited one after the other each is shown at once, and none of them as it was', async () => {
  const signs = [...'甲乙丙丁戊己庚辛'];
  const ofSign = new Map(
    signs.map((sign) => [sign, set.add('position', { sectionId: section.id, name: `巡查员${sign}` }).id]),
  );
  const { changes } = await laidOut();
  const shown: string[] = [];
  for (const [sign, id] of ofSign) {
    set.change('position', id, { purpose: `${sign}处改了。` });
    const texts = await Promise.all(((await changes()) ?? []).map(async (each) => JSON.stringify(await textOf(each))));
    shown.push(signs.filter((each) => texts.some((text) => text.includes(`${each}处改了`))).join(''));
  }
  expect(shown).toEqual(signs.map((_, place) => signs.slice(0, place + 1).join('')));
});
