import { extname } from 'node:path';

/** Kinds of files that are only read by the program that opens them; anything else could be made to run something. */
const openable: Readonly<Record<string, 'document' | 'picture' | 'archive'>> = {
  '.pdf': 'document',
  '.docx': 'document',
  '.xlsx': 'document',
  '.txt': 'document',
  '.png': 'picture',
  '.jpg': 'picture',
  '.jpeg': 'picture',
  '.zip': 'archive',
};

/** What kind of harmless file a path names, or null when it must not be handed to the system. */
export function openableKind(path: string): 'document' | 'picture' | 'archive' | null {
  return openable[extname(path).toLowerCase()] ?? null;
}
