import { isRecordKind, type RecordKind } from '../domain/record-kind.ts';

/** Names of the bag's files, relative to its base folder. All are ASCII, so that no unzip tool can garble them. */
export const bundlePaths = {
  bagit: 'bagit.txt',
  readme: 'README.txt',
  page: 'verify.html',
  info: 'bag-info.txt',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
  signature: 'tagmanifest-sha256.txt.sig',
  transfer: 'transfer.json',
  revisions: 'data/revisions.ndjson',
  index: 'data/index.csv',
} as const;

/** What a path inside the bag stands for. */
export type BundleFile =
  | { readonly role: keyof typeof bundlePaths }
  | { readonly role: 'records'; readonly kind: RecordKind }
  | { readonly role: 'evidence'; readonly hash: string };

/** Where the records of one kind stand. */
export function recordsPath(kind: RecordKind): string {
  return `data/records/${kind}.ndjson`;
}

/** Where the evidence file with this SHA-256 (64 lower-case hex digits) stands. */
export function evidencePath(hash: string): string {
  return `data/evidence/${hash.slice(0, 2)}/${hash}`;
}

/** What a path stands for, or null when a bundle has no such file: the allow-list for names from outside. */
export function bundleFileAt(path: string): BundleFile | null {
  for (const [role, fixed] of Object.entries(bundlePaths)) {
    if (path === fixed) return { role: role as keyof typeof bundlePaths };
  }
  const kind = /^data\/records\/([A-Za-z]{1,40})\.ndjson$/u.exec(path)?.[1];
  if (kind !== undefined && isRecordKind(kind)) return { role: 'records', kind };
  const hash = /^data\/evidence\/[0-9a-f]{2}\/([0-9a-f]{64})$/u.exec(path)?.[1];
  if (hash !== undefined && evidencePath(hash) === path) return { role: 'evidence', hash };
  return null;
}

/** Whether a file of the bag is payload (RFC 8493, 2.1.2): what the manifest lists and Payload-Oxum counts. */
export function isPayloadPath(path: string): boolean {
  return path.startsWith('data/');
}

/**
 * The calendar day (`2026-11-22`) of a UTC instant in ISO 8601, as people in China read it. China has one time zone,
 * UTC+08:00 without summer time, so the day does not depend on the machine that asks.
 */
export function chinaDay(instant: string): string {
  const eightHoursMs = 8 * 60 * 60 * 1000;
  return new Date(Date.parse(instant) + eightHoursMs).toISOString().slice(0, 10);
}

/**
 * The bag's base folder: made from the data alone, so that the same data gives the same bytes whenever and under
 * whatever file name it is exported. A department code that is not plain ASCII is left out.
 */
export function bagName(departmentCode: string, baggingDay: string, sequence?: number): string {
  const code = /^[A-Za-z0-9]{1,16}$/u.test(departmentCode) ? `-${departmentCode}` : '';
  const number = sequence === undefined ? '' : `-${sequence}`;
  return `bundle${code}-${baggingDay.replaceAll('-', '')}${number}`;
}

const refusedInFileNames = /[\\/:*?"<>|\p{Cc}\p{Cf}]/gu;

const longestStem = 60;

/** As much of a name as a file may bear on Windows as well; may be empty. */
function fileStem(name: string, length = longestStem): string {
  return name
    .replace(refusedInFileNames, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, length)
    .replace(/^[. ]+|[. ]+$/gu, '');
}

/** The file name that a dialog offers, such as `后勤处-20261122-第3号同步包.zip`; good on Windows as well. */
export function suggestedBundleName(departmentName: string, now: string, sequence: number): string {
  return `${fileStem(departmentName) || '部门'}-${chinaDay(now).replaceAll('-', '')}-第${sequence}号同步包.zip`;
}

/** Somebody whom a bundle goes to: its name, and the fingerprint of its key (`SHA256:…`, different for everybody). */
interface NamedRecipient {
  readonly name: string;
  readonly keyFingerprint: string;
}

/**
 * Names for the files of several recipients, in their order, of which no two are the same on a disk that knows no
 * capitals: two copies of one department are both called like it and may both be at the same number. Only those who
 * share a name get the beginning of their key's fingerprint behind it, at least four letters and as many as it takes.
 */
export function distinctRecipientNames(recipients: readonly NamedRecipient[]): string[] {
  const stems = recipients.map(({ name }) => fileStem(name) || '部门');
  const marks = recipients.map(({ keyFingerprint }) =>
    keyFingerprint.replace(/^SHA256:/u, '').replace(/[^A-Za-z0-9]/gu, ''),
  );
  const longestMark = Math.max(0, ...marks.map((mark) => mark.length));
  for (let length = 4; ; length += 1) {
    const names = stems.map((stem, at) => {
      const isShared = stems.some((other, index) => index !== at && isSameFileName(other, stem));
      const mark = marks[at]?.slice(0, length) ?? '';
      return isShared ? `${fileStem(stem, longestStem - 1 - mark.length)}-${mark}` : stem;
    });
    if (length >= longestMark || new Set(names.map(folded)).size === names.length) return names;
  }
}

function isSameFileName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

/** As FAT, NTFS and APFS compare names, or more strictly. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
