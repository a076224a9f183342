import { basename, dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron';
import type { fileKinds } from '../../../shared/contract/desktop.ts';
import { safeFileName } from '../../../shared/domain/file-name.ts';
import { readSettings } from '../settings-store.ts';
import { mainWords } from '../main-words.ts';

type FileKind = (typeof fileKinds)[number];

/** The folder that the last dialog of each kind ended in, for as long as the program runs. */
const lastFolder = new Map<FileKind, string>();

/** Windows in which a dialog stands open: a double click on a button must not open it twice. */
const asking = new WeakSet<BrowserWindow>();

/** Runs `ask` unless the window is being asked already; null then. */
async function askOnce<T>(window: BrowserWindow, ask: () => Promise<T>): Promise<T | null> {
  if (asking.has(window)) return null;
  asking.add(window);
  try {
    return await ask();
  } finally {
    asking.delete(window);
  }
}

/** Asks for existing files or folders; no paths when the user thought better of it, or is being asked already. */
export async function pickFiles(
  input: { kind: FileKind; multiple: boolean; folders: boolean },
  window: BrowserWindow,
): Promise<{ paths: string[] }> {
  const answer = await askOnce(window, () =>
    dialog.showOpenDialog(window, {
      filters: input.folders ? [] : filtersOf(input.kind),
      defaultPath: startFolder(input.kind),
      properties: [
        input.folders ? 'openDirectory' : 'openFile',
        ...(input.multiple ? (['multiSelections'] as const) : []),
      ],
    }),
  );
  const first = answer?.filePaths[0];
  if (answer === null || answer.canceled || first === undefined) return { paths: [] };
  lastFolder.set(input.kind, dirname(first));
  return { paths: answer.filePaths };
}

/** Asks where to write, as `pickFiles` does; adds the extension when the user left it out. */
export async function pickTarget(
  input: { kind: FileKind; suggestedName: string },
  window: BrowserWindow,
): Promise<{ path: string | null }> {
  const answer = await askOnce(window, () =>
    dialog.showSaveDialog(window, {
      filters: filtersOf(input.kind),
      defaultPath: join(startFolder(input.kind), safeFileName(input.suggestedName)),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    }),
  );
  if (answer === null || answer.canceled || answer.filePath === '') return { path: null };
  lastFolder.set(input.kind, dirname(answer.filePath));
  const extension = extensions[input.kind][0];
  const hasOne = extension === undefined || basename(answer.filePath).toLowerCase().endsWith(`.${extension}`);
  return { path: hasOne ? answer.filePath : `${answer.filePath}.${extension}` };
}

const extensions: Readonly<Record<FileKind, readonly string[]>> = {
  workspace: ['qhd'],
  workbook: ['xlsx'],
  table: ['xlsx', 'docx'],
  pdf: ['pdf'],
  docx: ['docx'],
  bundle: ['zip', 'age', '001', 'sha256'], // or the first volume, or the list of all
  sealedBundle: ['age'],
  enrolment: ['json'],
  library: ['json'],
  evidence: [],
  foreign: ['docx', 'xlsx', 'csv', 'txt'],
  any: [],
};

function filtersOf(kind: FileKind): FileFilter[] {
  const words = mainWords(readSettings().language);
  const own = extensions[kind];
  const all = { name: words.files.any, extensions: ['*'] };
  return own.length === 0 ? [all] : [{ name: words.files[kind], extensions: [...own] }, all];
}

function startFolder(kind: FileKind): string {
  return lastFolder.get(kind) ?? app.getPath('documents');
}
