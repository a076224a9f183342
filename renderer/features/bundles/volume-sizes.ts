import type { VolumeChoice } from '../../../shared/contract/bundles.ts';
import { defaultVolumeBytes } from '../../../shared/sync/bundle-volumes.ts';

const mebibyte = 1_048_576;

/** What sticks and discs hold, with room to spare, and what the list says of each; a number of another size is typed. */
export const volumeSizes = {
  stick: defaultVolumeBytes,
  dvd: 4400 * mebibyte,
  cd: 690 * mebibyte,
} as const;
type VolumeName = keyof typeof volumeSizes;

export const volumeNames: readonly VolumeName[] = ['stick', 'dvd', 'cd'];

/** Which entry of the list a choice is. */
export function volumeEntryOf(choice: VolumeChoice): VolumeName | 'auto' | 'none' | 'custom' {
  if (typeof choice === 'string') return choice;
  return volumeNames.find((name) => volumeSizes[name] === choice) ?? 'custom';
}

/** What an entry of the list stands for; a size of one's own begins as a number that is easy to change. */
export function choiceOf(entry: string): VolumeChoice {
  if (entry === 'auto' || entry === 'none') return entry;
  const name = volumeNames.find((each) => each === entry);
  return name === undefined ? 1000 * mebibyte : volumeSizes[name];
}

/** Whole megabytes as they are typed; null for what is no size of a volume. */
export function bytesOfTyped(text: string): number | null {
  const megabytes = Number(text.trim());
  return Number.isInteger(megabytes) && megabytes >= 1 && megabytes <= 1_000_000 ? megabytes * mebibyte : null;
}

/** A size as whole megabytes. */
export function typedBytes(bytes: number): string {
  return String(Math.round(bytes / mebibyte));
}
