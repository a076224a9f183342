import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type * as Electron from 'electron';
import { electronLaunch } from '../../build/setup/electron-runtime.mjs';

const steer = fileURLToPath(new URL('steer.cjs', import.meta.url));

/** The program as a person runs it: nothing listens in, nothing copies what its pages fetch. For what is measured. */
export interface LoneApp {
  readonly pid: number;
  readonly folder: string;
  /** Runs a function in the page whose address begins so. It sees nothing but its argument, and answers what JSON can say. */
  inPage<A, T>(page: string, work: (given: A) => T | Promise<T>, given: A): Promise<T>;
  /** Runs a function in the main process, in the same way. */
  inMain<A, T>(work: (electron: typeof Electron, given: A) => T | Promise<T>, given: A): Promise<T>;
  /** A key pressed and let go in the program's first window, by its name in Electron's accelerators: `Down`, `Return`. */
  press(key: string, modifiers?: readonly 'control'[]): Promise<void>;
  /** Asks a page until it says yes; one that is not there yet, or loads anew meanwhile, says no. Throws after a minute. */
  until(page: string, isSo: () => boolean): Promise<void>;
  /** Lets the program end by itself, as its menu does, and removes its folder. */
  close(): Promise<void>;
}

const untilMs = 60_000;

/** The pages of the program. */
export const ourPage = 'gangbiao://app';

/** Starts the built program with a profile of its own. The caller closes it. */
export async function launchAlone(args: readonly string[] = []): Promise<LoneApp> {
  const folder = mkdtempSync(join(tmpdir(), 'gangbiao-alone-'));
  const server = createServer().listen(process.platform === 'win32' ? `\\\\.\\pipe\\${folder}` : join(folder, 'steer'));
  await once(server, 'listening');
  const launch = electronLaunch([`--user-data-dir=${join(folder, 'profile')}`, ...args], {
    GANGBIAO_STEER: String(server.address()),
  });
  const child = spawn(launch.executablePath, ['-r', steer, ...launch.args], {
    env: launch.env,
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const [line] = (await Promise.race([
    once(server, 'connection'),
    ended.then(() => Promise.reject(new Error('The program ended before it could be asked anything.'))),
  ])) as [Socket];
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const lines = createInterface({ input: line });
  lines.on('error', () => undefined); // a program that dies breaks the line; whoever waits hears of it by its end
  lines.on('line', (text) => {
    const answer = JSON.parse(text) as { id: number; value?: unknown; error?: string };
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.error === undefined) asked?.resolve(answer.value);
    else asked?.reject(new Error(answer.error));
  });
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
    for (const { reject } of waiting.values()) reject(new Error('The program ended.'));
  });
  let nextId = 1;
  const ask = (order: object): Promise<unknown> => {
    if (hasEnded) return Promise.reject(new Error('The program has ended.'));
    const id = nextId++;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      line.write(`${JSON.stringify({ id, ...order })}\n`);
    });
  };
  const inMain: LoneApp['inMain'] = (work, given) =>
    ask({
      where: 'main',
      page: '',
      source: `(electron) => (${String(work)})(electron, ${JSON.stringify(given)})`,
    }) as never;
  const inPage: LoneApp['inPage'] = (page, work, given) =>
    ask({ where: 'page', page, source: `() => (${String(work)})(${JSON.stringify(given)})` }) as never;
  return {
    pid: child.pid ?? 0,
    folder,
    inPage,
    inMain,
    press: (keyCode, modifiers = []) =>
      inMain(
        ({ BrowserWindow }, pressed) => {
          for (const type of ['keyDown', 'keyUp'] as const)
            BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({ type, ...pressed });
        },
        { keyCode, modifiers: [...modifiers] },
      ),
    until: async (page, isSo) => {
      const endsAt = performance.now() + untilMs;
      while (!(await inPage(page, isSo, null).catch(() => false))) {
        if (hasEnded) throw new Error('The program has ended.');
        if (performance.now() > endsAt) throw new Error(`It never came to be: ${String(isSo)}`);
        await setTimeout(50);
      }
    },
    close: async () => {
      inMain(({ app }) => app.quit(), null).catch(() => undefined); // it ends before it can answer
      await ended;
      server.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
