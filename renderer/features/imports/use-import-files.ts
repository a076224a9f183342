import type { ColumnLayout, ColumnMappings } from '../../../shared/domain/import/column-head.ts';
import type { ImportRole } from '../../../shared/domain/import/labels.ts';
import { api } from '../../lib/client.ts';
import { fileNameOf } from '../../lib/format.ts';
import { newJobId, runJob } from '../../lib/run-job.ts';
import { track } from '../../lib/save-state.ts';
import { reportError } from '../../lib/toasts.ts';
import { lastStepId } from '../../lib/undo.ts';
import { currentWords } from '../../lib/words/words.ts';
import { changeFile, type ChosenFile, useImports } from './imports-store.ts';

/** Reads files one after the other; each can be looked at as soon as it was read. */
export async function readFiles(paths: readonly string[], setJob: (id: string | null) => void): Promise<void> {
  const known = new Set(useImports.getState().files.map(({ path }) => path));
  const fresh = [...new Set(paths)].filter((path) => !known.has(path));
  for (const path of fresh) {
    const outcome = await readOne(path, {}, setJob);
    if (outcome === 'cancelled') return;
  }
}

async function readOne(
  path: string,
  mappings: ChosenFile['mappings'],
  setJob: (id: string | null) => void,
): Promise<'read' | 'failed' | 'cancelled'> {
  const id = newJobId();
  setJob(id);
  const title = currentWords().imports.reading(fileNameOf(path));
  const result = await runJob(
    api.imports.read,
    { path, mappings: givenMappings(mappings) },
    { id, inPlace: true, title },
  );
  setJob(null);
  if (!result.ok && result.error.code === 'cancelled') return 'cancelled';
  const read = result.ok ? { preview: result.value, error: null } : { preview: null, error: result.error };
  const isKnown = useImports.getState().files.some((file) => file.path === path);
  if (isKnown) changeFile(path, { ...read, mappings });
  else
    useImports.setState(({ files }) => ({
      files: [...files, { path, ...read, mappings, choices: {} }],
      report: null,
    }));
  return result.ok ? 'read' : 'failed';
}

/** Reads a file anew with other columns. */
export async function mapColumns(
  file: ChosenFile,
  change: { readonly fingerprint: string; readonly layout: ColumnLayout },
  setJob: (id: string | null) => void,
): Promise<void> {
  await readOne(file.path, { ...file.mappings, [change.fingerprint]: change.layout }, setJob);
}

/** Imports all files that were read, as one step. */
export async function applyFiles(setJob: (id: string | null) => void): Promise<void> {
  const { files } = useImports.getState();
  const wanted = files.flatMap(({ path, preview, mappings, choices }) =>
    preview === null
      ? []
      : [
          {
            path,
            fileHash: preview.fileHash,
            mappings: givenMappings(mappings),
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
