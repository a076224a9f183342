import { app, shell } from 'electron';
import type { z } from 'zod';
import type { AppError } from '../../../shared/app-error.ts';
import { desktopContract } from '../../../shared/contract/desktop.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { readSettings, writeSettings } from '../settings-store.ts';
import { allWindows, type AppWindow } from '../windows.ts';
import { showMenuOf } from '../menu.ts';
import { pickFiles, pickTarget } from './file-dialogs.ts';
import { openableKind } from './openable.ts';
import { openCopy } from './opened-copies.ts';
import { printersOf, printPaper } from './print-paper.ts';

type Desktop = typeof desktopContract;
type DesktopHandlers = {
  readonly [M in keyof Desktop]: (
    input: z.output<Desktop[M]['input']>,
    caller: AppWindow,
  ) => Promise<Result<z.output<Desktop[M]['output']>, AppError>> | Result<z.output<Desktop[M]['output']>, AppError>;
};

const handlers: DesktopHandlers = {
  settings: () => ok(readSettings()),
  saveSettings: (change) => {
    const settings = writeSettings(change);
    for (const { window } of allWindows()) window.webContents.setZoomFactor(settings.zoom);
    return ok(settings);
  },
  pickFiles: async (input, caller) => ok(await pickFiles(input, caller.window)),
  pickTarget: async (input, caller) => ok(await pickTarget(input, caller.window)),
  showInFolder: ({ path }) => {
    shell.showItemInFolder(path);
    return ok({});
  },
  openFile: async ({ path }) => {
    if (openableKind(path) === null) return fail({ code: 'file-denied', about: path });
    const problem = await shell.openPath(path);
    return problem === '' ? ok({}) : fail({ code: 'file-missing', about: path });
  },
  openCopy,
  print: printPaper,
  printers: async (_input, caller) => ok({ printers: await printersOf(caller) }),
  about: (_input, caller) =>
    ok({
      version: app.getVersion(),
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      node: process.versions.node,
      hostPort: caller.host.portKind(),
    }),
  showSteps: (steps, caller) => {
    caller.steps = steps;
    showMenuOf(caller);
    return ok({});
  },
  takeOpenRequest: (_input, caller) => {
    const path = caller.openRequest;
    caller.openRequest = null;
    return ok({ path });
  },
};

/** The main process's own methods, by full name; each parses its input first. */
export const desktopMethods: Readonly<
  Record<string, (input: unknown, caller: AppWindow) => Promise<Result<unknown, AppError>>>
> = Object.fromEntries(
  Object.entries(desktopContract).map(([name, entry]) => [
    `desktop.${name}`,
    async (input: unknown, caller: AppWindow): Promise<Result<unknown, AppError>> => {
      const parsed = entry.input.safeParse(input);
      if (!parsed.success) {
        const details = parsed.error.issues.map((issue) => ({
          where: issue.path.map(String),
          rule: issue.code,
          expected: issue.message,
        }));
        return fail({ code: 'invalid-input', about: `desktop.${name}`, details });
      }
      const handler = handlers[name as keyof Desktop] as (
        input: unknown,
        caller: AppWindow,
      ) => Promise<Result<unknown, AppError>>;
      return handler(parsed.data, caller);
    },
  ]),
);
