import { writeFile } from 'node:fs/promises';

/** What Windows keeps beside a file that came from elsewhere: zone 3 is the internet. */
const zoneIdentifier = '[ZoneTransfer]\r\nZoneId=3\r\n';

/** The stream of a file that holds its zone; null on systems that know no such thing. */
export function zoneStreamOf(
  path: string,
  platform: NodeJS.Platform,
): { readonly path: string; readonly content: string } | null {
  return platform === 'win32' ? { path: `${path}:Zone.Identifier`, content: zoneIdentifier } : null;
}

/**
 * Marks a copy as come from elsewhere, so that Office opens it in its protected view and Windows asks before it runs
 * anything. A disk without such streams (FAT, most USB sticks) can't keep the mark, and the copy is right without it.
 */
export async function markAsForeign(path: string, platform: NodeJS.Platform = process.platform): Promise<void> {
  const stream = zoneStreamOf(path, platform);
  if (stream === null) return;
  await writeFile(stream.path, stream.content).catch(() => undefined);
}
