import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { awaitForDrafts, Draft, flushDrafts, hasUnsavedDrafts } from '../../../renderer/ui/draft.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A file with one field, which answers a save after `delayMs`. */
function fileWith(stored: string, options: { delayMs?: number; refuse?: () => boolean; required?: boolean } = {}) {
  const file = { text: stored, saves: [] as string[] };
  const bases: string[] = [];
  const draft = new Draft({
    stored,
    delayMs: 500,
    required: options.required ?? false,
    changed: () => {},
    save: async (text, base) => {
      file.saves.push(text);
      bases.push(base);
      await new Promise((resolve) => setTimeout(resolve, options.delayMs ?? 20));
      if (options.refuse?.() === true) return false;
      file.text = text;
      return true;
    },
  });
  return { draft, file, bases };
}

test('a text is saved once, half a second after the last keystroke', async () => {
  const { draft, file } = fileWith('');
  for (const text of ['负', '负责', '负责维修']) {
    draft.type(text);
    await vi.advanceTimersByTimeAsync(300);
  }
  expect(file.saves).toEqual([]);
  await vi.advanceTimersByTimeAsync(300);
  expect({ saves: file.saves, view: draft.view }).toEqual({
    saves: ['负责维修'],
    view: { text: '负责维修', state: 'clean' },
  });
});

test('words typed while a save runs are saved after it', async () => {
  const { draft, file } = fileWith('', { delayMs: 1000 });
  draft.type('一');
  await vi.advanceTimersByTimeAsync(600);
  draft.type('一二');
  await vi.advanceTimersByTimeAsync(5000);
  expect(file).toEqual({ text: '一二', saves: ['一', '一二'] });
});

test('a save tells on which words its own were typed, whatever was read while they were', async () => {
  const { draft, bases } = fileWith('旧');
  draft.type('旧一');
  draft.reload('他人所改');
  draft.type('旧一二');
  await vi.advanceTimersByTimeAsync(600);
  draft.type('旧一二三');
  await vi.advanceTimersByTimeAsync(600);
  draft.reload('又一次改动');
  draft.type('又一次改动了');
  await vi.advanceTimersByTimeAsync(600);
  expect(bases).toEqual(['旧', '旧一二', '又一次改动']);
});

test('a record that is read again replaces the text only where nobody is typing', () => {
  const { draft } = fileWith('旧');
  draft.reload('他人所改');
  expect(draft.view.text).toBe('他人所改');
  draft.type('正在输入');
  draft.reload('又一次改动');
  expect(draft.view.text).toBe('正在输入');
  draft.restore();
  expect(draft.view).toEqual({ text: '又一次改动', state: 'clean' });
});

test('a refused text stays in the field as failed, and the next flush tries it again', async () => {
  let refuse = true;
  const { draft, file } = fileWith('', { refuse: () => refuse });
  draft.type('内容');
  const first = draft.flush();
  await vi.runAllTimersAsync();
  expect([await first, draft.view]).toEqual([false, { text: '内容', state: 'failed' }]);
  refuse = false;
  const second = flushDrafts();
  await vi.runAllTimersAsync();
  expect([await second, file.text, draft.view.state]).toEqual([true, '内容', 'clean']);
});

test('what is still to end in a field is waited for before the words are sent, and keeps the window from closing', async () => {
  const { draft, file } = fileWith('字');
  const stored = Promise.withResolvers<undefined>();
  awaitForDrafts(stored.promise.then(() => draft.type('字和图')));
  const flushed = flushDrafts();
  await vi.runAllTimersAsync();
  expect([hasUnsavedDrafts(), file.saves]).toEqual([true, []]);
  stored.resolve(undefined);
  await vi.runAllTimersAsync();
  expect([await flushed, file.text, hasUnsavedDrafts()]).toEqual([true, '字和图', false]);
});

test('a required text is never saved empty, and does not keep the window from closing', async () => {
  const { draft, file } = fileWith('综合科', { required: true });
  draft.type('  ');
  const flushed = flushDrafts();
  await vi.runAllTimersAsync();
  expect([await flushed, file.saves]).toEqual([true, []]);
  draft.restore();
  expect(draft.view.text).toBe('综合科');
});

test('however keystrokes, pauses, reloads and flushes follow each other, the last text typed reaches the file', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('type' as const), text: fc.string({ maxLength: 4 }) }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 900 }) }),
    fc.record({ do: fc.constant('reload' as const) }),
    fc.record({ do: fc.constant('flush' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.integer({ min: 0, max: 700 }), async (steps, delayMs) => {
      const { draft, file } = fileWith('', { delayMs });
      let typed = '';
      for (const each of steps) {
        if (each.do === 'type') draft.type((typed = each.text));
        else if (each.do === 'wait') await vi.advanceTimersByTimeAsync(each.ms);
        // What a screen does: it reads the record again, and shows what the file holds now.
        else if (each.do === 'reload') draft.reload(file.text);
        else void draft.flush();
        expect(draft.view.text).toBe(typed);
      }
      const flushed = draft.flush();
      await vi.runAllTimersAsync();
      expect([await flushed, file.text, draft.view.state]).toEqual([true, typed, 'clean']);
    }),
    { numRuns: 200 },
  );
});
