/**
 * A bundle in volumes (SPEC.md, B28): the container cut into files of one size, `NAME.001`, `NAME.002` …, and beside them
 * the list `NAME.sha256` with one line a volume, as `sha256sum` writes it. So `cat NAME.0* > NAME` joins them and
 * `sha256sum -c NAME.sha256` checks them.
 */

/** What is left free below the 4 GiB − 1 of a FAT32 file: 3.9 GiB, in whole MiB. */
export const defaultVolumeBytes = 3993 * 1_048_576;
/** The largest file that FAT32 can hold. */
export const fat32FileBytes = 0xffffffff;
/** A header for two recipients of an encrypted bundle stands in the first volume as a whole. */
export const minVolumeBytes = 65_536;
/** Names have three digits. */
export const maxVolumes = 999;

/** One volume of a set, as its list says. */
export interface VolumeLine {
  readonly sha256: string;
}

/** The name (or path) of a volume, counted from 1. */
export function volumeName(base: string, number: number): string {
  return `${base}.${String(number).padStart(3, '0')}`;
}

/** The name (or path) of a set's list. */
export function volumeListName(base: string): string {
  return `${base}.sha256`;
}

/** The name or path of the whole that a volume or a list belongs to; null for a file that is neither. */
export function volumeBaseOf(path: string): string | null {
  return /^(.+)\.(?:\d{3}|sha256)$/su.exec(path)?.[1] ?? null;
}

/** The paths with everything of one set counted once, in the order in which they came: as the set's first volume. */
export function withoutTwinVolumes(paths: readonly string[]): readonly string[] {
  return [
    ...new Set(
      paths.map((path) => {
        const base = volumeBaseOf(path);
        return base === null ? path : volumeName(base, 1);
      }),
    ),
  ];
}

/** The list, byte for byte. */
export function printVolumeList(base: string, volumes: readonly VolumeLine[]): string {
  return volumes.map(({ sha256 }, index) => `${sha256}  ${volumeName(base, index + 1)}\n`).join('');
}

/**
 * The volumes that a list names; null when it is not, byte for byte, what `printVolumeList` writes for some name. The
 * name may be another than the list has now: files are found beside the list, by number, and never by what it says.
 */
export function parseVolumeList(text: string): readonly VolumeLine[] | null {
  const first = /^[0-9a-f]{64} {2}([^/\\\n]+)\.001\n/u.exec(text);
  if (first === null) return null;
  const volumes = text
    .trimEnd()
    .split('\n')
    .map((line) => ({ sha256: line.slice(0, 64) }));
  const isGood = volumes.length <= maxVolumes && volumes.every(({ sha256 }) => /^[0-9a-f]{64}$/u.test(sha256));
  return isGood && printVolumeList(first[1] ?? '', volumes) === text ? volumes : null;
}
