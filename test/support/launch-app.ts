import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronLaunch } from '../../build/setup/electron-runtime.mjs';
import { root } from '../../build/setup/paths.mjs';

const blankApp = join(root, 'test', 'fixtures', 'blank-app');

/** The real program in its real window, with a profile of its own that goes when it does. */
export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** A folder for the files of this run; removed by `close`. */
  readonly folder: string;
  /** What the page and the main process wrote to their consoles as errors. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Workspace to open, as a double click on it would. */
  readonly workspace?: string;
  readonly width?: number;
  readonly height?: number;
  /** 1.25 is Windows' 125 %. */
  readonly scale?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Further flags for Electron. */
  readonly args?: readonly string[];
  /** Keep and reuse this folder instead of a temporary one. */
  readonly folder?: string;
}

/**
 * Holds the app until Playwright listens, as Playwright itself does when it finds Electron alone. Without it the two
 * race: a page whose process is just being made is attached to and never answers, about once in thirty starts.
 */
const holdUntilAttached = join(
  dirname(
    createRequire(createRequire(import.meta.url).resolve('@playwright/test')).resolve('playwright-core/package.json'),
  ),
  'lib',
  'server',
  'electron',
  'loader.js',
);

/** An empty window of the same Chromium, for a page that is none of the program's. The caller closes it. */
export async function openBlankWindow(
  folder: string,
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  const launch = electronLaunch([`--user-data-dir=${folder}`]);
  const args = launch.args.map((arg) => (arg === root ? blankApp : arg));
  const app = await _electron.launch({ ...launch, args: ['-r', holdUntilAttached, ...args] });
  return { app, page: await app.firstWindow() };
}

/** Starts the built program and waits for its first window. The caller closes it. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'gangbiao-e2e-'));
  const launch = electronLaunch(
    [
      `--user-data-dir=${join(folder, 'profile')}`,
      ...(options.scale === undefined ? [] : [`--force-device-scale-factor=${options.scale}`]),
      ...(options.args ?? []),
      ...(options.workspace === undefined ? [] : [options.workspace]),
    ],
    { ...options.env },
  );
  const app = await _electron.launch({ ...launch, args: ['-r', holdUntilAttached, ...launch.args] });
  const complaints: string[] = [];
  const page = await app.firstWindow();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
    },
    { width: options.width ?? 1366, height: options.height ?? 768 },
  );
  return {
    app,
    page,
    folder,
    complaints,
    close: async () => {
      await app.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Answers the next file dialogs with these paths, as a person would have picked them. */
export async function answerDialogs(
  app: ElectronApplication,
  answers: { readonly open?: readonly string[]; readonly save?: string },
): Promise<void> {
  await app.evaluate(({ dialog }, given) => {
    if (given.open !== undefined) {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...(given.open ?? [])] });
    }
    if (given.save !== undefined) {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: given.save ?? '' });
    }
  }, answers);
}
