import type { ImportPreview } from '../../../shared/contract/imports.ts';
import type { Assignment } from '../../../shared/domain/import/assign.ts';
import type { ColumnLayout, ColumnMappings } from '../../../shared/domain/import/column-head.ts';
import type { ImportRole } from '../../../shared/domain/import/labels.ts';
import type { Result } from '../../../shared/result.ts';
import type { AppError } from '../../../shared/app-error.ts';
import { api } from '../../lib/client.ts';
import { fileNameOf } from '../../lib/format.ts';
import { cancelJob, newJobId, runJob } from '../../lib/run-job.ts';
import { track } from '../../lib/save-state.ts';
import { inform, reportError } from '../../lib/toasts.ts';
import { lastStepId } from '../../lib/undo.ts';
import { currentWords } from '../../lib/words/words.ts';
import { changeFile, type ChosenFile, useImports } from './imports-store.ts';

/** Reads files one after the other; each can be looked at as soon as it was read. */
export async function readFiles(paths: readonly string[], setJob: (id: string | null) => void): Promise<void> {
  const known = new Set(useImports.getState().files.map(({ path }) => path));
  const fresh = [...new Set(paths)].filter((path) => !known.has(path));
  for (const path of fresh) {
    const id = newJobId();
    setJob(id);
    const result = await ask(path, { mappings: {}, assignments: [] }, id);
    setJob(null);
    if (!result.ok && result.error.code === 'cancelled') return;
    const read = result.ok ? { preview: result.value, error: null } : { preview: null, error: result.error };
    const file: ChosenFile = { path, ...read, mappings: {}, assignments: [], updating: false, choices: {} };
    useImports.setState(({ files }) => ({ files: [...files, file], report: null }));
  }
}

type Said = Pick<ChosenFile, 'mappings' | 'assignments'>;

async function ask(path: string, said: Said, id: string): Promise<Result<ImportPreview, AppError>> {
  const title = currentWords().imports.reading(fileNameOf(path));
  return await runJob(
    api.imports.read,
    { path, mappings: givenMappings(said.mappings), assignments: [...said.assignments] },
    { id, inPlace: true, title, quiet: true },
  );
}

/** The reading of a file that is under way after a change of it; the next change takes its place. */
const under = new Map<string, string>();

/** Reads a file anew after a change; the last change counts. Answers what the file came to, null when it did not. */
async function readAnew(path: string, said: Said): Promise<ImportPreview | null> {
  const before = under.get(path);
  if (before !== undefined) cancelJob(before);
  const id = newJobId();
  under.set(path, id);
  changeFile(path, { ...said, updating: true });
  const result = await ask(path, said, id);
  if (under.get(path) !== id) return null;
  under.delete(path);
  changeFile(path, { updating: false });
  if (result.ok) {
    changeFile(path, { preview: result.value });
    return result.value;
  }
  if (result.error.code !== 'cancelled') changeFile(path, { preview: null, error: result.error });
  return null;
}

/** Other columns: choices and what was put somewhere by hand go back, for their places may be others now. */
export async function mapColumns(
  file: ChosenFile,
  change: { readonly fingerprint: string; readonly layout: ColumnLayout },
): Promise<void> {
  const mappings = { ...file.mappings, [change.fingerprint]: change.layout };
  if (file.assignments.length > 0) inform(currentWords().imports.takenBack(file.assignments.length));
  // Positions are counted anew, so that a choice could meet another one.
  changeFile(file.path, { choices: {} });
  await readAnew(file.path, { mappings, assignments: [] });
}

/** Puts texts where the user said; what does not fit stays, and is told. */
export async function assignTexts(file: ChosenFile, added: readonly Assignment[]): Promise<void> {
  await settle(file, [...file.assignments, ...added]);
}

/** Takes a text back from where it was put; what hung on it comes back with it. */
export async function takeBack(file: ChosenFile, assignment: Assignment): Promise<void> {
  await settle(
    file,
    file.assignments.filter((one) => one !== assignment),
  );
}

async function settle(file: ChosenFile, assignments: readonly Assignment[]): Promise<void> {
  const preview = await readAnew(file.path, { mappings: file.mappings, assignments });
  if (preview === null) return;
  const faults = preview.assigned.flatMap(({ fault }) => (fault === null ? [] : [fault]));
  const [fault] = faults;
  if (fault === undefined) return;
  const words = currentWords().imports;
  inform(words.faultNotice(faults.length, words.faults[fault]));
  // They changed nothing, so that what is left over describes the same result.
  const fits = (index: number): boolean => preview.assigned[index]?.fault === null;
  changeFile(file.path, {
    assignments: assignments.filter((_, index) => fits(index)),
    preview: { ...preview, assigned: preview.assigned.filter(({ fault: one }) => one === null) },
  });
}

/** Imports all files that were read, as one step. */
export async function applyFiles(setJob: (id: string | null) => void): Promise<void> {
  const { files } = useImports.getState();
  const wanted = files.flatMap(({ path, preview, mappings, assignments, choices }) =>
    preview === null
      ? []
      : [
          {
            path,
            fileHash: preview.fileHash,
            mappings: givenMappings(mappings),
            assignments: [...assignments],
            choices: { ...choices },
          },
        ],
  );
  const id = newJobId();
  setJob(id);
  const result = await track(
    () => runJob(api.imports.apply, { files: wanted }, { id, inPlace: true, title: currentWords().imports.applying }),
    'imports.apply',
  );
  setJob(null);
  if (result.ok) {
    const undoId = await lastStepId();
    useImports.setState({ files: [], active: 0, lit: '', report: result.value, undoId });
  }
  if (!result.ok && result.error.code !== 'cancelled') reportError(result.error);
}

/** As the contract takes them. */
function givenMappings(mappings: ColumnMappings): Record<string, { roles: ImportRole[]; hasHead: boolean }> {
  return Object.fromEntries(
    Object.entries(mappings).map(([layout, { roles, hasHead }]) => [layout, { roles: [...roles], hasHead }]),
  );
}
