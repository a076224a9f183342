import { setTimeout } from 'node:timers/promises';
import { type LoneApp, ourPage } from './launch-alone.ts';

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
const afterStartMs = 3_000;
/** The readings of pinyin are made meanwhile. */
const afterOpeningMs = 5_000;

/** Opens the search box, as a person does, and types words into it, character by character on a fixed clock. */
export async function typeWords(app: LoneApp, words: readonly string[]): Promise<readonly TypedKey[]> {
  await openBox(app);
  await app.inMain(notePassed, null);
  await app.inPage(ourPage, watchAnswers, null);
  for (const word of words) {
    for (const character of word) {
      const next = performance.now() + keyEveryMs;
      await app.inMain(
        ({ BrowserWindow }, text) => BrowserWindow.getAllWindows()[0]?.webContents.insertText(text),
        character,
      );
      await setTimeout(Math.max(0, next - performance.now()));
    }
    await setTimeout(keyEveryMs);
    await app.until(ourPage, () => document.querySelector('.search-answer[aria-busy="false"]') !== null);
    await app.inMain(({ BrowserWindow }) => {
      const page = BrowserWindow.getAllWindows()[0]?.webContents;
      page?.selectAll();
      page?.delete();
    }, null);
    await app.until(ourPage, () => document.querySelector<HTMLInputElement>('.search-box input')?.value === '');
    await setTimeout(keyEveryMs);
  }
  const seen = await app.inPage(ourPage, () => (window as unknown as { searchSeen: Seen[] }).searchSeen, null);
  const passed = await app.inMain(() => (globalThis as unknown as { searchPassed: Passed[] }).searchPassed, null);
  return seen.map((key, index) => timesOf(key, seen.slice(index), passed));
}

async function openBox(app: LoneApp): Promise<void> {
  await app.until(ourPage, () => document.querySelector('nav [data-screen]') !== null);
  await app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768), null);
  await setTimeout(afterStartMs);
  await app.press('K', ['control']);
  await app.until(ourPage, () => document.activeElement?.matches('.search-box input') === true);
  await setTimeout(afterOpeningMs);
}

/** Runs in the main process: notes when each question went to the host, and when its answer came. */
function notePassed({ ipcMain }: typeof import('electron')): void {
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
