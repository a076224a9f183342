import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Draft } from '../../../renderer/ui/draft.ts';
import { beginRead, noteChange, whenRead } from '../../../renderer/ui/reads.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Speed {
  /** How long the file takes with each call; it answers one after the other. */
  readonly hostMs: () => number;
  /** From a value that is set to the page that shows it. */
  readonly drawMs: number;
}

/**
 * A field on a page: the file answers in order, a notice goes before the answer of its write, the page reads again
 * 40 ms after the last notice, drops answers that were overtaken, and hands the field a value only when it has changed.
 */
function page(stored: string, { hostMs, drawMs, shown = () => {} }: Speed & { shown?: (text: string) => void }) {
  /** `others` is what was written elsewhere since the field saved last. */
  const file = { text: stored, others: [] as readonly string[] };
  let queue: Promise<unknown> = Promise.resolve();
  const ask = <T>(work: () => T): Promise<T> => {
    const answer = queue.then(async () => {
      await delay(hostMs());
      return work();
    });
    queue = answer;
    return answer;
  };

  let question = 0;
  const load = async (): Promise<void> => {
    const mine = ++question;
    const over = beginRead();
    const text = await ask(() => file.text);
    if (mine === question) set(text);
    over();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over: (() => void) | null = null;
  const changed = (): void => {
    noteChange();
    clearTimeout(timer);
    over ??= beginRead();
    timer = setTimeout(() => {
      const done = over;
      over = null;
      void load().finally(() => done?.());
    }, 40);
  };
  const write = (text: string): Promise<void> =>
    ask(() => {
      file.text = text;
      changed();
    });

  let prop = stored;
  let next = stored;
  let drawn = true;
  let told: (() => void)[] = [];
  const draw = (): void => {
    if (!drawn) return;
    drawn = false;
    setTimeout(() => {
      drawn = true;
      if (next !== prop) draft.reload((prop = next));
      for (const tell of told.splice(0)) tell();
    }, drawMs);
  };
  const set = (text: string): void => {
    next = text;
    draw();
  };

  const draft = new Draft({
    stored,
    delayMs: 500,
    changed: ({ text }) => shown(text),
    save: async (text) => {
      file.others = [];
      await write(text);
      return true;
    },
    whenRead: (settled) =>
      whenRead(() => {
        told.push(settled);
        draw();
      }),
  });
  return { draft, file, write, load, changed };
}

test('a read that was asked for before a save and is shown after it never replaces the saved words', async () => {
  const seen: string[] = [];
  const { draft, load } = page('', { hostMs: () => 2, drawMs: 10, shown: (text) => seen.push(text) });
  draft.type('一');
  void draft.flush();
  await vi.advanceTimersByTimeAsync(3);
  void load();
  draft.type('一二');
  void draft.flush();
  seen.length = 0;
  await vi.advanceTimersByTimeAsync(500);
  expect([...new Set(seen)]).toEqual(['一二']);
});

test('an undo of words that were saved a moment ago is shown, although the page never drew them', async () => {
  const { draft, file, write } = page('旧', { hostMs: () => 5, drawMs: 5 });
  draft.type('新');
  void draft.flush();
  await vi.advanceTimersByTimeAsync(6);
  void write('旧');
  await vi.advanceTimersByTimeAsync(500);
  expect([draft.view, file.text]).toEqual([{ text: '旧', state: 'clean' }, '旧']);
});

test('a blank at the end that the file does not keep stays while more words are to follow', async () => {
  const { draft, file, changed } = page('Hel', { hostMs: () => 5, drawMs: 5 });
  draft.type('Hello ');
  const flushed = draft.flush();
  await vi.advanceTimersByTimeAsync(6);
  file.text = file.text.trim();
  changed();
  await vi.advanceTimersByTimeAsync(500);
  expect([await flushed, draft.view, draft.dirty]).toEqual([true, { text: 'Hello ', state: 'clean' }, false]);
});

test('words that are put back while they are being saved are saved once more', async () => {
  const { draft, file } = page('旧', { hostMs: () => 300, drawMs: 5 });
  draft.type('新');
  await vi.advanceTimersByTimeAsync(600);
  draft.type('旧');
  await vi.advanceTimersByTimeAsync(3000);
  expect([draft.view, file.text]).toEqual([{ text: '旧', state: 'clean' }, '旧']);
});

test('in whatever order keys, saves, answers and reads follow each other, a field shows what was typed last or what was changed elsewhere after it, and the file agrees in the end', async () => {
  const text = fc.constantFrom('旧', '', '甲', '乙', '甲乙');
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('type' as const), text }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 200 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('flush' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('read' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('other' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('elsewhere' as const), text }) },
  );
  const ms = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 24 }),
      ms,
      fc.integer({ min: 0, max: 30 }),
      async (steps, hostTimes, drawMs) => {
        let calls = 0;
        const hostMs = (): number => hostTimes[calls++ % hostTimes.length] ?? 1;
        const seen: string[] = [];
        const { draft, file, write, load, changed } = page('旧', { hostMs, drawMs, shown: (text) => seen.push(text) });
        // What may stand in the field: the words typed last, and what was written elsewhere since.
        let typed = '旧';
        let elsewhere: readonly string[] = [];
        const look = (): void => {
          for (const text of seen.splice(0)) expect([typed, ...elsewhere]).toContain(text);
        };
        const pass = async (time: number): Promise<void> => {
          await vi.advanceTimersByTimeAsync(time);
          look();
        };
        for (const each of steps) {
          if (each.do === 'type') {
            typed = each.text;
            draft.type(typed);
            // Whoever puts back what was saved already has nothing that an undo on its way would take from them.
            elsewhere = draft.dirty ? [] : file.others;
          } else if (each.do === 'wait') await pass(each.ms);
          else if (each.do === 'flush') void draft.flush();
          else if (each.do === 'read') void load();
          else if (each.do === 'other') changed();
          else {
            // Undo, an import, a merge: what is typed goes first, as in the program.
            const flushed = { yet: false };
            void draft.flush().then(() => (flushed.yet = true));
            // Time passes only here: words that are put back while they are being saved are saved once more.
            for (let waited = 0; waited < 5000 && !flushed.yet; waited += 5) await pass(5);
            expect(flushed.yet).toBe(true);
            file.others = [...file.others, each.text];
            elsewhere = file.others;
            void write(each.text);
          }
          look();
        }
        const flushed = draft.flush();
        await pass(2500);
        expect([await flushed, draft.view]).toEqual([true, { text: file.text, state: 'clean' }]);
      },
    ),
    { numRuns: 150 },
  );
});
