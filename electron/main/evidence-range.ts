/** Sound and film of the store, for the players of the page: `gangbiao-evidence://file/<evidence>/<hash>`. */
export const evidenceScheme = 'gangbiao-evidence';

/** A part of a file, first and last byte; null when the header asks for what the file does not have. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The part that a `Range` header asks for. Several parts, other units and nonsense are as if there were no header: the
 * whole file is a right answer to them (RFC 9110, 14.2).
 */
export function readRangeHeader(header: string | null, sizeBytes: number): ByteRange | 'whole' | 'beyond' {
  const { first = '', last = '' } =
    /^bytes=(?<first>\d{0,15})-(?<last>\d{0,15})$/u.exec(header?.trim() ?? '')?.groups ?? {};
  if (first === '' && last === '') return 'whole';
  if (first === '') {
    const length = Math.min(sizeBytes, Number(last));
    return length === 0 ? 'beyond' : { first: sizeBytes - length, last: sizeBytes - 1 };
  }
  const from = Number(first);
  const to = last === '' ? sizeBytes - 1 : Math.min(sizeBytes - 1, Number(last));
  if (last !== '' && Number(last) < from) return 'whole';
  return from >= sizeBytes ? 'beyond' : { first: from, last: to };
}

/** The piece of evidence and the file that an address names; null for any other address. */
export function readEvidenceAddress(address: string): { readonly id: string; readonly fileHash: string } | null {
  const { id, fileHash } =
    /^gangbiao-evidence:\/\/file\/(?<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/(?<fileHash>[0-9a-f]{64})$/u.exec(
      address,
    )?.groups ?? {};
  return id === undefined || fileHash === undefined ? null : { id, fileHash };
}

/** Sound and film that a page may play; anything else in a store is never served as what a page could run or show. */
export function playableType(mediaType: string): string | null {
  const { type } = /^(?<type>(?:audio|video)\/[\w.+-]{1,60})$/u.exec(mediaType)?.groups ?? {};
  // Chromium plays what is in a QuickTime or Matroska file, but not under those names.
  if (type === 'video/quicktime' || type === 'video/x-m4v') return 'video/mp4';
  if (type === 'video/matroska' || type === 'video/x-matroska') return 'video/webm';
  return type ?? null;
}
