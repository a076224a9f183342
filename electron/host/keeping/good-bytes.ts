import { noteDamage } from '../../../db/evidence/damaged-files.ts';
import { readFile } from '../../../db/evidence/read-file.ts';
import { titlesOfFiles } from '../../../db/maintenance.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { RuleName } from '../../../shared/domain/rules.ts';

const rule: RuleName = 'file-damaged';

/**
 * The bytes of a stored file for whatever leaves the program. Damage that shows only now is noted, and told by the titles
 * of the pieces: throws `rule-broken` about `file-damaged`, with one issue a title. Throws `not-found`.
 */
export function* goodBytes(db: WorkspaceDb, fileHash: string): Generator<Buffer> {
  try {
    yield* readFile(db, fileHash);
  } catch (error) {
    if (!(error instanceof AppFailure) || error.error.code !== 'workspace-damaged') throw error;
    noteDamage(db, fileHash);
    const titles = titlesOfFiles(db, [fileHash]).flatMap((file) => file.titles);
    throw new AppFailure(
      {
        code: 'rule-broken',
        about: rule,
        details: titles.map((title) => ({ where: [title], rule })),
      },
      { cause: error },
    );
  }
}
