import { setTimeout } from 'node:timers/promises';
import type { RunningApp } from './launch-app.ts';

/** What became of one key in the search box, all in ms. */
export interface TypedKey {
  readonly text: string;
  /** From the key to its painted answer, or to the first painted answer of a later key where that came before its own. */
  readonly total: number;
  /** The parts of it; null where the answer of a later key was painted instead. */
  readonly parts: KeyParts | null;
}

/** One after the other; together they are the whole. */
export interface KeyParts {
  /** The box draws the key, and the question reaches the main process. */
  readonly asked: number;
  /** The main process passes it to the host, and the host answers. */
  readonly answered: number;
  /** The answer reaches the page and is written into its lines. */
  readonly written: number;
  /** Until the picture before is out of the way and the next one begins. */
  readonly waited: number;
  readonly painted: number;
}

interface Seen {
  readonly text: string;
  readonly key: number;
  written: number;
  framed: number;
  painted: number;
}
interface Passed {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** As fast as hands type, ten letters a second, whether or not the answer is there. */
const keyEveryMs = 100;

/** Types words into the search box that stands open, character by character on a fixed clock. */
export async function typeWords({ app, page }: RunningApp, words: readonly string[]): Promise<readonly TypedKey[]> {
  await app.evaluate(({ ipcMain }) => {
    type Answer = (event: unknown, input: { readonly text: string }) => Promise<unknown>;
    // Electron tells nobody who answers a channel: this map is its own.
    const answers = (ipcMain as unknown as { readonly _invokeHandlers: ReadonlyMap<string, Answer> })._invokeHandlers;
    const channel = 'call:search.find';
    const answer = answers.get(channel);
    if (answer === undefined) throw new Error(`Nobody answers ${channel}`);
    const passed: Passed[] = [];
    (globalThis as unknown as { searchPassed: Passed[] }).searchPassed = passed;
    ipcMain.removeHandler(channel);
    ipcMain.handle(channel, async (event, input: { readonly text: string }) => {
      const from = performance.timeOrigin + performance.now();
      const result = await answer(event, input);
      passed.push({ text: input.text, from, to: performance.timeOrigin + performance.now() });
      return result;
    });
  });
  await page.evaluate(watchAnswers);
  const box = page.locator('.search-box input');
  for (const word of words) {
    for (const character of word) {
      const next = performance.now() + keyEveryMs;
      await page.keyboard.insertText(character);
      await setTimeout(Math.max(0, next - performance.now()));
    }
    await page.locator('.search-answer[aria-busy="false"]').waitFor();
    await box.fill('');
    await setTimeout(keyEveryMs);
  }
  const seen = await page.evaluate(() => (window as unknown as { searchSeen: Seen[] }).searchSeen);
  const passed = await app.evaluate(() => (globalThis as unknown as { searchPassed: Passed[] }).searchPassed);
  return seen.map((key, index) => timesOf(key, seen.slice(index), passed));
}

function timesOf(key: Seen, since: readonly Seen[], passed: readonly Passed[]): TypedKey {
  const { text } = key;
  if (key.painted === 0) {
    const next = since.find(({ painted }) => painted > 0);
    return { text, total: (next?.painted ?? Number.POSITIVE_INFINITY) - key.key, parts: null };
  }
  const asked = passed.find((one) => one.text === text && one.to > key.key && one.to < key.written + 50);
  const total = key.painted - key.key;
  if (asked === undefined) return { text, total, parts: null };
  const parts = {
    asked: asked.from - key.key,
    answered: asked.to - asked.from,
    written: key.written - asked.to,
    waited: key.framed - key.written,
    painted: key.painted - key.framed,
  };
  return { text, total, parts };
}

/** Runs in the page: notes for every key when its answer was written and painted. */
function watchAnswers(): void {
  const seen: Seen[] = [];
  (window as unknown as { searchSeen: Seen[] }).searchSeen = seen;
  const now = (): number => performance.timeOrigin + performance.now();
  let wanted: Seen | null = null;
  document.addEventListener(
    'input',
    (event) => {
      const text = (event.target as HTMLInputElement).value;
      wanted = null;
      if (text.trim() === '' || text.endsWith(' ')) return;
      wanted = { text, key: performance.timeOrigin + event.timeStamp, written: 0, framed: 0, painted: 0 };
      seen.push(wanted);
    },
    true,
  );
  const answer = document.querySelector('.search-answer');
  if (answer === null) throw new Error('The search box is not open');
  new MutationObserver(() => {
    const own = wanted;
    if (own === null || own.written > 0 || answer.getAttribute('data-answers') !== own.text) return;
    own.written = now();
    requestAnimationFrame(() => {
      own.framed = now();
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => {
        own.painted = now();
      });
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  }).observe(answer, { attributes: true });
}
