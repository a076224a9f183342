import { v5 } from 'uuid';

/** Who writes what every copy writes alike: the merge itself, on no machine in particular. */
export const mergeReplicaId = '00000000-0000-8000-8000-000000000000';

// An arbitrary UUID of ours, under which names become ids.
const namespace = '8f0d5c1e-6a53-4b7e-9a55-2f3f0f1d7c40';

/**
 * An id that every copy derives alike from `name`, in the form of a UUIDv7 whose time is one millisecond after the
 * newest of `after`: it sorts where a revision made then would. At least one id must be given.
 */
export function derivedId(name: string, after: readonly string[]): string {
  const newest = after.map((id) => id.replaceAll('-', '').slice(0, 12)).reduce((a, b) => (a > b ? a : b));
  const next = Math.min(Number.parseInt(newest, 16) + 1, 0xffff_ffff_ffff);
  const time = next.toString(16).padStart(12, '0');
  const digits = v5(name, namespace).replaceAll('-', '');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits.slice(13, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}
