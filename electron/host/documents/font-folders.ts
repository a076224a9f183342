import { join } from 'node:path';

/**
 * Folders with the fonts that Chinese office papers name (仿宋, 楷体, 黑体, 宋体). Windows brings them; elsewhere only the
 * program's own fonts are used: the OTF and TTC fonts of Linux put Kangxi radicals into a PDF's text.
 */
export function systemFontFolders(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  if (platform !== 'win32') return [];
  const folders = [join(environment['SystemRoot'] ?? 'C:\\Windows', 'Fonts')];
  const local = environment['LOCALAPPDATA'];
  if (local !== undefined) folders.push(join(local, 'Microsoft', 'Windows', 'Fonts'));
  return folders;
}
