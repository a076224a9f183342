import { accessSync, constants, opendirSync, statSync } from 'node:fs';
import { z } from 'zod';
import { getMeta, setMeta } from '../../../db/meta.ts';
import { type UnfinishedIntake, unfinishedIntakeSchema } from '../../../shared/contract/evidence-pieces.ts';
import type { OpenWorkspace } from '../kernel/context.ts';

const notedSchema = unfinishedIntakeSchema.omit({ available: true });
type Noted = z.infer<typeof notedSchema>;

/** Notes an intake before it begins: should it be cut off, the note stays. */
export function noteIntake({ db }: OpenWorkspace, intake: Noted): void {
  setMeta(db, 'unfinishedIntake', JSON.stringify(intake));
}

export function forgetIntake({ db }: OpenWorkspace): void {
  setMeta(db, 'unfinishedIntake', null);
}

/** The intake that was cut off; null when there is none, and when what stands there cannot be read. */
export function readUnfinished({ db }: OpenWorkspace): UnfinishedIntake | null {
  const text = getMeta(db, 'unfinishedIntake');
  if (text === null) return null;
  const noted = notedSchema.safeParse(parsed(text));
  if (!noted.success) return null;
  return { ...noted.data, available: noted.data.paths.every((path) => !isGone(path)) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
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
