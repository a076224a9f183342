import { signatureNamespace } from './signature-namespace.ts';

/** The bundle format that this program writes, and the newest that it reads. Format 1 (unsigned) is still read. */
export const bundleFormatVersion = 2;
export type BundleFormat = 1 | 2;

/** `bagit.txt`, byte for byte (RFC 8493, 2.1.1). */
export const bagitText = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** What `bag-info.txt` is made of. All of it comes from the data; nothing from the clock or the machine. */
export interface BagInfo {
  readonly collegeName: string;
  readonly departmentName: string;
  readonly departmentId: string;
  /** Day of the newest revision, `2026-11-22`. */
  readonly baggingDay: string;
  readonly payloadBytes: number;
  readonly payloadFiles: number;
  /** The newest revision by id; empty when there is none. */
  readonly headRevisionId: string;
  /** What format 2 says beyond format 1; null is format 1. */
  readonly transfer: { readonly senderKey: string; readonly sequence: number } | null;
}

export const formatLabel = 'Gangbiao-Bundle-Format';

/** `bag-info.txt` (RFC 8493, 2.2.2): one label a line, never folded, empty values left out. */
export function printBagInfo(info: BagInfo): string {
  const fields: readonly (readonly [string, string])[] = [
    ['Source-Organization', info.collegeName],
    ['Contact-Name', info.departmentName],
    ['External-Identifier', info.departmentId],
    ['Bagging-Date', info.baggingDay],
    ['Payload-Oxum', `${info.payloadBytes}.${info.payloadFiles}`],
    [formatLabel, info.transfer === null ? '1' : '2'],
    ['Gangbiao-Head-Revision', info.headRevisionId],
    ['Gangbiao-Sender-Key', info.transfer?.senderKey ?? ''],
    ['Gangbiao-Sequence', String(info.transfer?.sequence ?? '')],
  ];
  return fields
    .map(([label, value]) => [label, value.replace(/\s+/gu, ' ').trim()] as const)
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}: ${value}\n`)
    .join('');
}

/** The value of a label in a `bag-info.txt`, or null when it is not there. */
export function bagInfoValue(text: string, label: string): string | null {
  const line = text.split('\n').find((row) => row.startsWith(`${label}: `));
  return line === undefined ? null : line.slice(label.length + 2);
}

const readmeBody = [
  'data/index.csv        支撑材料目录，可用 Excel 或 WPS 打开：编号、名称、原始文件名、包内文件、证明内容',
  'data/evidence/        支撑材料原件，以内容的 SHA-256 值命名；打开前请按目录改回原始文件名',
  'data/records/         岗位、职责、工作标准、流程、任务等记录，每行一条（JSON）',
  'data/revisions.ndjson 每一次修改的记录',
  'manifest-sha256.txt   每个文件的 SHA-256 值',
] as const;
const readmeCheck = [
  '核对（Linux、macOS）：在本文件所在文件夹运行',
  '    sha256sum -c manifest-sha256.txt',
  '    sha256sum -c tagmanifest-sha256.txt',
  '核对（Windows）：对任一文件运行 certutil -hashfile 文件名 SHA256，与 manifest-sha256.txt 对照',
] as const;
const readmeEnglish = [
  'This is a BagIt 1.0 bag (RFC 8493) with the quality assurance records of one department.',
  'To check it: sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt',
] as const;

const readmeOfFormat1 = [
  '这是一个部门质量保证资料的同步包，按 BagIt 1.0（RFC 8493）装成。',
  '',
  ...readmeBody,
  '',
  ...readmeCheck,
  '',
  ...readmeEnglish,
  '',
].join('\n');

const readmeOfFormat2 = (hasPage: boolean): string =>
  [
    '这是一个部门质量保证资料的同步包，按 BagIt 1.0（RFC 8493）装成，并有签名。',
    ...(hasPage ? ['', '没有本程序也能查验：用浏览器打开 verify.html，选择同步包或本文件夹（不联网）。'] : []),
    '',
    ...readmeBody,
    'transfer.json         谁交给谁、第几个包、是全部内容还是自上次以来的变动',
    'tagmanifest-sha256.txt.sig  交出方对校验清单的签名（OpenSSH 格式）',
    '',
    ...readmeCheck,
    '核对签名（Windows 10 以上、Linux、macOS 自带 ssh-keygen）：',
    `    ssh-keygen -Y check-novalidate -n ${signatureNamespace} -s tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt`,
    '    显示的 SHA256:… 应与交出方备案的密钥指纹一致',
    '',
    ...readmeEnglish,
    `To check the signature: ssh-keygen -Y check-novalidate -n ${signatureNamespace} -s tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt`,
    'and compare the key that it prints with the one that the sender announced.',
    '',
  ].join('\n');

/**
 * `README.txt` in the bag: for an expert who is handed the bundle and has no copy of the program. Part of the format:
 * changing a letter makes other bytes of the same data.
 */
export function readmeText(format: BundleFormat, hasPage: boolean): string {
  return format === 1 ? readmeOfFormat1 : readmeOfFormat2(hasPage);
}
