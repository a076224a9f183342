import { extensionOf } from './evidence-file.ts';

/**
 * Why a stored file is not handed to another program directly. Such a file is kept like any other, but it leaves the
 * workspace only as a copy that somebody saved after a warning.
 */
export const fileRisks = ['program', 'script', 'shortcut', 'macro', 'disguised'] as const;
export type FileRisk = (typeof fileRisks)[number];

const list = (extensions: string): readonly string[] => extensions.split(' ');

/** Extensions that Windows, Office or a desktop of Linux runs, or follows to something that runs. */
const risky: Readonly<Record<Exclude<FileRisk, 'disguised'>, readonly string[]>> = {
  program: list(
    'exe com scr pif cpl msi msp mst msix appx appxbundle msixbundle dll ocx sys drv jar jnlp apk deb rpm run appimage bin elf so gadget application appref-ms xll iso img vhd vhdx',
  ),
  script: list(
    'bat cmd ps1 ps1xml ps2 psm1 psd1 psc1 js jse mjs cjs vbs vbe vb ws wsf wsh wsc sct hta sh bash csh zsh py pyc pyw pl rb php reg inf chm hlp msc scf settingcontent-ms diagcab svgz xsl xslt',
  ),
  shortcut: list(
    'lnk url website desktop library-ms search-ms searchconnector-ms iqy slk oqy rqy dqy wll theme themepack',
  ),
  macro: list('docm dotm xlsm xltm xlsb xlam pptm potm ppam ppsm sldm xla mde mdb accdb ade accde'),
};
const riskOfExtension = new Map(
  (Object.keys(risky) as (keyof typeof risky)[]).flatMap((risk) => risky[risk].map((one) => [one, risk] as const)),
);

/** Kinds of files that the program of the system only reads. Whatever is not among them is not opened directly. */
const openable = new Set(
  list(
    'pdf ofd txt log md csv rtf doc docx wps wpt xls xlsx et ett ppt pptx pps ppsx dps odt ods odp png jpg jpeg gif bmp webp tif tiff heic heif mp3 m4a wav flac ogg aac amr wma mp4 m4v mov avi mkv webm wmv mpg mpeg zip rar 7z eml',
  ),
);

/** Windows drops blanks and dots at the end of a name: `a.exe.` runs. Characters that are not seen are left out. */
function plainName(fileName: string): string {
  return fileName
    .normalize('NFKC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[. ]+$/u, '');
}

/** What the name of a file says about the risk of opening it. */
export function riskOfName(fileName: string): FileRisk | null {
  const name = plainName(fileName);
  const known = riskOfExtension.get(nameExtension(name));
  if (known !== undefined) return known;
  // 名单.pdf‮exe.‬ reads one way and runs the other.
  return /[\u202a-\u202e\u2066-\u2069]/u.test(fileName) ? 'disguised' : null;
}

/** As `extensionOf`, with the hyphens of Windows' own kinds, and of names that are nothing but an extension. */
function nameExtension(name: string): string {
  return /\.(?<extension>[A-Za-z0-9-]{1,20})$/u.exec(name)?.groups?.['extension']?.toLowerCase() ?? '';
}

const starts = (head: Uint8Array, bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);

function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** What the first bytes of a file say, whatever it is called. */
export function riskOfHead(head: Uint8Array): FileRisk | null {
  if (starts(head, [0x4d, 0x5a]) && head.length > 64) return 'program'; // MZ: Windows
  if (starts(head, [0x7f, 0x45, 0x4c, 0x46])) return 'program'; // ELF: Linux
  if (starts(head, [0xcf, 0xfa, 0xed, 0xfe]) || starts(head, [0xca, 0xfe, 0xba, 0xbe])) return 'program';
  if (starts(head, [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00])) return 'shortcut'; // .lnk
  if (starts(head, [0x49, 0x54, 0x53, 0x46])) return 'script'; // .chm
  const text = latin(head.subarray(0, 1024))
    .replace(/^\u00ef\u00bb\u00bf/u, '')
    .trimStart();
  if (text.startsWith('#!')) return 'script';
  if (/^(?:\[InternetShortcut\]|\[Desktop Entry\])/iu.test(text)) return 'shortcut';
  if (/^(?:@echo (?:off|on)\b|Windows Registry Editor|REGEDIT4)/iu.test(text)) return 'script';
  if (/<hta:application|<job\b[^>]*>\s*<script/iu.test(text)) return 'script';
  return null;
}

/** Names of parts in an Office file (ZIP), or stream names of an old one, that hold macros. */
export function holdsMacros(name: string): boolean {
  return /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|macrosheets\/.+|activeX\/.+\.bin)$/iu.test(name);
}

/** Whether the system's program may be given a copy. The risk is told by name and bytes before. */
export function mayOpen(fileName: string, risk: FileRisk | null): boolean {
  return risk === null && openable.has(extensionOf(plainName(fileName)));
}
