import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchApp, type LaunchOptions, type RunningApp } from './launch-app.ts';
import { goTo, settled, violationsOn } from './settled.ts';
import { value, windowClient } from './window-calls.ts';

/** The real window with a workspace of its own open in it, on the screen that a test is about. */
export interface SampleWindow {
  readonly running: RunningApp;
  readonly page: Page;
  readonly api: ReturnType<typeof windowClient>;
  /** Keeps a picture of this step when GANGBIAO_PICTURES names a folder. */
  readonly picture: (name: string) => Promise<void>;
  /** What axe finds wrong on the screen once it has settled, one line a rule. */
  readonly violations: () => Promise<readonly string[]>;
  /** Goes to a screen by its name in the rail, and waits until it stands there. */
  readonly go: (screen: string) => Promise<void>;
}

/** Starts the program, makes a workspace from the sample or an empty one, and goes to a screen of the rail. */
export async function openSample(
  screen: string,
  options: LaunchOptions & {
    readonly template?: 'sample' | 'empty' | 'office';
    readonly departmentName?: string;
    readonly pictures?: string;
  } = {},
): Promise<SampleWindow> {
  const { template = 'sample', pictures = screen, departmentName = '后勤处', ...launch } = options;
  const running = await launchApp(launch);
  const { page } = running;
  const api = windowClient(page);
  await page.waitForSelector('#root > *');
  await value(
    api.workspace.create({
      jobId: 'create',
      path: join(running.folder, `${departmentName}.qhd`),
      template,
      departmentName,
      collegeName: '云栖岭职业技术学院',
      author: '苏明溪',
    }),
  );
  await page.reload();
  return onScreen(running, screen, pictures);
}

/** Starts the program with a file, as a double click on it would, and goes to a screen of the rail. */
export async function showWorkspace(
  screen: string,
  options: LaunchOptions & { readonly workspace: string; readonly pictures?: string },
): Promise<SampleWindow> {
  const { pictures = screen, ...launch } = options;
  return onScreen(await launchApp(launch), screen, pictures);
}

async function onScreen(running: RunningApp, screen: string, pictures: string): Promise<SampleWindow> {
  const { page } = running;
  await page.waitForSelector('.gb-rail-item');
  const go = (name: string): Promise<void> => goTo(page, name);
  await go(screen);
  return {
    running,
    page,
    api: windowClient(page),
    go,
    picture: async (name) => {
      const folder = process.env['GANGBIAO_PICTURES'];
      if (folder === undefined) return;
      mkdirSync(folder, { recursive: true });
      await settled(page);
      await page.screenshot({ path: join(folder, `${pictures}-${name}.png`) });
    },
    violations: () => violationsOn(page),
  };
}
