import { describe, expect, it } from 'vitest';
import { RecentResults } from '../../../electron/host/documents/recent-results.ts';
import { typeset } from '../../../electron/host/documents/typst-renderer.ts';
import { evidenceListPaper } from '../../../shared/document/papers/evidence-list.ts';
import { paperResources } from '../../support/paper-resources.ts';
import { pdfPages } from '../../support/paper-text-out.ts';
import { RecordSetBuilder } from '../../support/record-set-builder.ts';

const resources = paperResources();
const date = '2026-01-05';

function listOf(title: string) {
  const set = new RecordSetBuilder({ name: '后勤处' });
  set.add('evidence', { number: '1', title });
  return evidenceListPaper(set.build(), { date });
}

describe('papers laid out lately', () => {
  it('come back with the same bytes, in memory that nobody else writes to', async () => {
    const first = await typeset(listOf('巡查记录'), resources);
    const kept = Buffer.from(first.pdf);
    first.pdf.fill(0);
    const second = await typeset(listOf('巡查记录'), resources);
    expect(Buffer.from(second.pdf).equals(kept)).toBe(true);
  });

  it('are laid out anew after an edit, and the older text comes back when the edit is undone', async () => {
    const pages = [];
    for (const title of ['巡查记录', '维修记录', '巡查记录'])
      pages.push((await pdfPages((await typeset(listOf(title), resources)).pdf)).join(''));
    expect(pages.map((text) => [text.includes('巡查记录'), text.includes('维修记录')])).toEqual([
      [true, false],
      [false, true],
      [true, false],
    ]);
  });

  it('are not taken from another day or other fonts', async () => {
    const set = new RecordSetBuilder({ name: '后勤处' }).build();
    const [monday, tuesday] = await Promise.all(
      ['2026-01-05', '2026-01-06'].map((day) => typeset(evidenceListPaper(set, { date: day }), resources)),
    );
    expect(Buffer.from(monday?.pdf ?? []).equals(Buffer.from(tuesday?.pdf ?? []))).toBe(false);
    const withoutFonts = { ...resources, fontsDir: resources.templatesDir };
    const bare = await typeset(evidenceListPaper(set, { date }), withoutFonts);
    expect(bare.pdf.length).toBeLessThan((monday?.pdf.length ?? 0) / 2);
  });
});

describe('recent results', () => {
  it('are shared by everybody who asks while the work is under way', async () => {
    const results = new RecentResults<number>(3);
    let works = 0;
    const pending = Promise.withResolvers<number>();
    const work = () => {
      works += 1;
      return pending.promise;
    };
    const both = [results.get('a', work), results.get('a', work)];
    pending.resolve(7);
    expect([await Promise.all(both), works]).toEqual([[7, 7], 1]);
  });

  it('are as many as the limit; the one asked for longest ago goes first', async () => {
    const results = new RecentResults<string>(2);
    const made: string[] = [];
    const ask = (key: string) =>
      results.get(key, () => {
        made.push(key);
        return Promise.resolve(key);
      });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('do not keep a failure', async () => {
    const results = new RecentResults<string>(2);
    await expect(results.get('a', () => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
    expect(await results.get('a', () => Promise.resolve('done'))).toBe('done');
  });
});

describe('results that are asked for in the same order again and again', () => {
  it('are all found once as many are kept as are needed, and one that is forgotten is made anew', async () => {
    const results = new RecentResults<string>(2);
    const made: string[] = [];
    const round = async (): Promise<void> => {
      for (const key of ['甲', '乙', '丙'])
        await results.get(key, () => {
          made.push(key);
          return Promise.resolve(key);
        });
    };
    await round();
    await round();
    expect(made.join('')).toBe('甲乙丙甲乙丙');
    results.keepAtLeast(3);
    await round();
    await round();
    expect(made.join('')).toBe('甲乙丙甲乙丙甲');
    results.forget('乙');
    await round();
    expect(made.join('')).toBe('甲乙丙甲乙丙甲乙');
  });
});
