import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { withDiskErrorsAsync } from '../../../db/disk-error.ts';
import { AppFailure, type Issue } from '../../../shared/app-error.ts';
import { type LibraryContent, libraryFileSchema } from '../../../shared/domain/library.ts';
import { canonicalJson } from '../../../shared/sync/canonical-json.ts';

/** A library of 5,000 entries with every field full takes less. */
const maxBytes = 16 * 1024 * 1024;

/** SHA-256 of the content's canonical JSON, so that the same library has the same hash however its file is laid out. */
export function libraryHash(content: LibraryContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** A library's file: readable JSON, the hash last. */
export function libraryBytes(content: LibraryContent): Buffer {
  return Buffer.from(`${JSON.stringify({ ...content, hash: libraryHash(content) }, null, 2)}\n`, 'utf8');
}

/** Reads a library's file. Throws `import-invalid` naming every place that is wrong, before anything is written. */
export async function readLibraryFile(path: string): Promise<LibraryContent & { readonly hash: string }> {
  const name = basename(path);
  const bytes = await withDiskErrorsAsync(path, async () => {
    const file = await open(path, 'r');
    try {
      if ((await file.stat()).size > maxBytes) throw invalid([{ where: [name], rule: 'library-too-large' }]);
      return await file.readFile();
    } finally {
      await file.close();
    }
  });
  const parsed = libraryFileSchema.safeParse(readJson(bytes, name));
  if (!parsed.success) {
    const newer = /"formatVersion":\s*(?:[2-9]|1\d)/u.test(bytes.toString('utf8', 0, 4_096));
    if (newer) throw invalid([{ where: [name], rule: 'library-newer' }]);
    throw invalid(
      parsed.error.issues
        .slice(0, 100)
        .map(({ path: at }) => ({ where: [name, at.map((part) => String(part)).join('.')], rule: 'library-field' })),
    );
  }
  const { hash, ...content } = parsed.data;
  if (hash !== libraryHash(content)) throw invalid([{ where: [name], rule: 'library-hash' }]);
  const keys = new Set<string>();
  const twice = content.entries.filter(({ key }) => keys.size === keys.add(key).size);
  if (twice.length > 0)
    throw invalid(
      twice.slice(0, 100).map(({ key }) => ({ where: [name, key], rule: 'library-entry-twice', found: key })),
    );
  return parsed.data;
}

function readJson(bytes: Buffer, name: string): unknown {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/u, ''));
    if (typeof value === 'object' && value !== null && 'format' in value && value.format === 'gangbiao-library')
      return value;
  } catch {
    // Told below: what it is instead does not matter.
  }
  throw invalid([{ where: [name], rule: 'not-a-library' }]);
}

function invalid(details: Issue[]): AppFailure {
  return new AppFailure({ code: 'import-invalid', details });
}
