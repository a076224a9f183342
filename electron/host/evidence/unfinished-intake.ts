import { accessSync, constants, opendirSync, statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { withDiskErrors } from '../../../db/disk-error.ts';
import { getMeta, setMeta } from '../../../db/meta.ts';
import { type UnfinishedIntake, unfinishedIntakeSchema } from '../../../shared/contract/evidence-pieces.ts';
import type { OpenWorkspace } from '../kernel/context.ts';

const notedSchema = unfinishedIntakeSchema.omit({ available: true });
type Noted = z.infer<typeof notedSchema>;
/** In the order in which they began. Older programs kept one alone. */
const notesSchema = z.union([z.array(notedSchema), notedSchema.transform((one) => [one])]);

/** Notes an intake before it begins: should it be cut off, the note stays, also when others begin and end after it. */
export function noteIntake(workspace: OpenWorkspace, intake: Noted): void {
  write(workspace, [...others(workspace, intake), intake]);
}

/** Whether this intake was cut off before. */
export function isNoted(workspace: OpenWorkspace, intake: Pick<Noted, 'paths' | 'link'>): boolean {
  return others(workspace, intake).length < read(workspace).length;
}

/** Forgets the intake that was noted for these paths. */
export function forgetIntake(workspace: OpenWorkspace, intake: Pick<Noted, 'paths' | 'link'>): void {
  write(workspace, others(workspace, intake));
}

/** The intake that was cut off last; null when there is none. */
export function readUnfinished(workspace: OpenWorkspace): UnfinishedIntake | null {
  const noted = read(workspace).at(-1);
  return noted === undefined ? null : { ...noted, available: !isAway(noted.paths) };
}

/** None when what stands there cannot be read. */
function read({ db }: OpenWorkspace): readonly Noted[] {
  return notesSchema.safeParse(parsed(getMeta(db, 'unfinishedIntake') ?? '')).data ?? [];
}

function write({ db }: OpenWorkspace, notes: readonly Noted[]): void {
  withDiskErrors(db.path, () => setMeta(db, 'unfinishedIntake', notes.length === 0 ? null : JSON.stringify(notes)));
}

function others(workspace: OpenWorkspace, { paths, link }: Pick<Noted, 'paths' | 'link'>): readonly Noted[] {
  return read(workspace).filter((noted) => !isDeepStrictEqual([noted.paths, noted.link], [paths, link]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether nothing is left of what an intake reads: one file of several may have been thrown away, and is told as missing. */
export function isAway(paths: readonly string[]): boolean {
  return paths.every(isGone);
}

/**
 * Whether a file or folder cannot be read any more: removed, or its drive pulled out. A folder is opened, for a drive that
 * is gone may still answer what was asked of it before.
 */
export function isGone(path: string): boolean {
  try {
    if (statSync(path).isDirectory()) opendirSync(path).closeSync();
    else accessSync(path, constants.R_OK);
    return false;
  } catch {
    return true;
  }
}
