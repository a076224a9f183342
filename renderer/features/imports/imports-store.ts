import { create } from 'zustand';
import type { AppError } from '../../../shared/app-error.ts';
import type { ImportAction, ImportPreview, ImportReport } from '../../../shared/contract/imports.ts';
import type { Assignment } from '../../../shared/domain/import/assign.ts';
import { plainLabel } from '../../../shared/domain/import/labels.ts';
import type { ColumnMappings } from '../../../shared/domain/import/column-head.ts';

/** A file that was chosen, and what the user said about it. */
export interface ChosenFile {
  readonly path: string;
  readonly preview: ImportPreview | null;
  readonly error: AppError | null;
  /** What was said about columns since the file was chosen. */
  readonly mappings: ColumnMappings;
  /** Texts that found no field and where the user has put them, in order. */
  readonly assignments: readonly Assignment[];
  /** Being read anew after a change; the preview is the one before it. */
  readonly updating: boolean;
  /** By the keys of the preview's positions and workflows. */
  readonly choices: Readonly<Record<string, ImportAction>>;
}

interface ImportsView {
  readonly files: readonly ChosenFile[];
  readonly active: number;
  /** The key of the result that is lit up on both sides. */
  readonly lit: string;
  readonly report: ImportReport | null;
  /** The import as a step of undo; null when it wrote nothing. */
  readonly undoId: number | null;
}

/** The chosen files live as long as the window, so that a look at another screen loses nothing. */
export const useImports = create<ImportsView>(() => ({ files: [], active: 0, lit: '', report: null, undoId: null }));

export function changeFile(path: string, change: Partial<ChosenFile>): void {
  useImports.setState(({ files }) => ({
    files: files.map((file) => (file.path === path ? { ...file, ...change } : file)),
  }));
}

export function choose(path: string, key: string, action: ImportAction): void {
  const file = useImports.getState().files.find((one) => one.path === path);
  if (file !== undefined) changeFile(path, { choices: { ...file.choices, [key]: action } });
}

/** Takes a file out of the import; the one behind it is shown then. */
export function leaveOut(path: string): void {
  useImports.setState(({ files, active }) => {
    const index = files.findIndex((file) => file.path === path);
    const rest = files.filter((file) => file.path !== path);
    const shown = index < active ? active - 1 : active;
    return { files: rest, active: Math.max(0, Math.min(shown, rest.length - 1)), lit: '' };
  });
}

export function light(lit: string): void {
  useImports.setState({ lit });
}

export function startOver(): void {
  useImports.setState({ files: [], active: 0, lit: '', report: null, undoId: null });
}

/** What happens to a position unless the user says otherwise. */
export function actionOf(
  files: readonly ChosenFile[],
  file: ChosenFile,
  position: ImportPreview['positions'][number],
): ImportAction {
  const joins = position.match !== null || earlierFileOf(files, file, position) !== null;
  return file.choices[position.key] ?? (joins ? 'update' : 'new');
}

/** The path of a file before this one that brings the same position, which the import would put this one into. */
export function earlierFileOf(
  files: readonly ChosenFile[],
  file: ChosenFile,
  { name, section, fields }: ImportPreview['positions'][number],
): string | null {
  const sameOrNone = (one: string, other: string): boolean => one === '' || other === '' || one === other;
  for (const { path, preview, choices } of files.slice(0, files.indexOf(file))) {
    const isThere = preview?.positions.some((other) => {
      if (choices[other.key] === 'skip' || plainLabel(other.name) !== plainLabel(name)) return false;
      const isSameCode = sameOrNone(plainLabel(other.fields['code'] ?? ''), plainLabel(fields['code'] ?? ''));
      return isSameCode && sameOrNone(plainLabel(other.section), plainLabel(section));
    });
    if (isThere === true) return path;
  }
  return null;
}

/** How much an import would bring in. */
export function countWanted(files: readonly ChosenFile[]): { positions: number; workflows: number } {
  let positions = 0;
  let workflows = 0;
  for (const file of files) {
    if (file.preview === null) continue;
    const skipped = new Set(
      file.preview.positions.filter((one) => actionOf(files, file, one) === 'skip').map(({ key }) => key),
    );
    positions += file.preview.positions.length - skipped.size;
    workflows += file.preview.workflows.filter(
      ({ key, match, position }) =>
        file.choices[key] !== 'skip' && match?.sameSteps !== true && (position === null || !skipped.has(position)),
    ).length;
  }
  return { positions, workflows };
}
