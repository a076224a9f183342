import { type EvidenceKind, type EvidenceYearKind, isVisible } from './evidence.ts';
import { guessYearKind, yearOfDay } from './evidence-year.ts';

/** What a file's name tells about the evidence in it; every word of it can be corrected by hand. */
export interface EvidenceGuess {
  readonly number: string; // 1.1-2, 佐证材料15, or empty
  readonly title: string;
  readonly kind: EvidenceKind;
  readonly year: string; // 2026, 2025-2026, or empty
  readonly formedOn: string; // 2026-03-05, or empty
  readonly yearKind: EvidenceYearKind;
}

/** Longest title that is guessed, in UTF-16 units. */
const longestTitle = 200;
/** Longest name that a record keeps, in UTF-16 units. */
export const longestFileName = 255;

/** Files that the system or an office program leaves behind; nobody means them as evidence. */
export function isSystemFile(name: string): boolean {
  return (
    /^(?:thumbs\.db|ehthumbs\.db|ehthumbs_vista\.db|desktop\.ini|\.ds_store|\.localized|icon\r|autorun\.inf)$/iu.test(
      name,
    ) ||
    /^(?:~\$|\._|\.~|~wrl)/iu.test(name) ||
    /^\.~lock\..*#$/u.test(name) ||
    /^~.*\.tmp$/iu.test(name)
  );
}

/** Folders of the same sort. Nothing in them is walked. */
export function isSystemFolder(name: string): boolean {
  return /^(?:\$recycle\.bin|system volume information|__macosx|\.git|\.svn|\.trash(?:-\d+)?|\.trashes|\.spotlight-v100|\.fseventsd)$/iu.test(
    name,
  );
}

/** Whether a file name is so long that it could not be given back unchanged. */
export function isTooLongFileName(name: string): boolean {
  return name.length > longestFileName;
}

/** The extension in lower case without its dot, or empty. A name that begins with its only dot has none. */
export function extensionOf(fileName: string): string {
  return /[^.].*?\.(?<extension>[A-Za-z0-9]{1,10})$/u.exec(fileName)?.groups?.['extension']?.toLowerCase() ?? '';
}

/**
 * Reads title, kind, year, day and number from a file name, and from the folders that it lies in (outermost first) what
 * the name itself does not say.
 */
export function guessEvidence(fileName: string, folders: readonly string[] = []): EvidenceGuess {
  const name = fileName.normalize('NFC');
  const extension = extensionOf(name);
  const base = cleanTitle(extension === '' ? name : name.slice(0, -extension.length - 1));
  const numbered = leadingNumber.exec(base);
  const rest = numbered === null ? base : base.slice(numbered[0].length).trim();
  const around = folders.map((folder) => cleanTitle(folder.normalize('NFC'))).toReversed(); // the nearest first
  const own = rest === '' ? '' : (numbered?.groups?.['number'] ?? '');
  const placed = own === '' ? numberFromFolder(base, around) : { number: own, words: rest };
  const title = titleWithFolder(placed.words, around);
  const formedOn = guessDay(title);
  const yearKind = guessYearKind([title, ...around]);
  return {
    number: placed.number,
    title: isVisible(shortened(title)) ? shortened(title) : spelledOut(name),
    kind: guessKind(title, extension, around),
    year: yearFrom(title, around, { formedOn, yearKind }),
    formedOn,
    yearKind,
  };
}

/** Names that a camera, a scanner or a chat gave: the folder says what it is about. */
const namedByMachine =
  /^(?:(?:img|dsc[nf]?|pict?|vid|mov|scan|image|wx_camera|mmexport|screenshot)[\s_-]*\d[\d\s_-]*|(?:扫描(?:件|文档)?|图片|照片|微信图片|视频|截图|新建[^\d]{0,12}|屏幕截图|录音)[\s_\d()（）-]*|[\d\s_()（）-]+)$/iu;

function titleWithFolder(title: string, around: readonly string[]): string {
  const [nearest] = around;
  if (nearest === undefined || !namedByMachine.test(title)) return title;
  const words = withoutNumber(nearest);
  return words === '' || namedByMachine.test(words) ? title : `${words} ${title}`;
}

function withoutNumber(folder: string): string {
  const numbered = leadingNumber.exec(folder) ?? /^\d{1,2}(?:\.\d{1,2}){0,3}(?![\d年月日.-])[\s、_：:.]*/u.exec(folder);
  return numbered === null ? folder : folder.slice(numbered[0].length).trim();
}

/**
 * 1.1 学校章程 as a folder and 3、修订.pdf in it make 1.1-3 修订; a folder with a whole number gives it to what lies in it.
 * What is counted in the number stands no more in the words, unless there are no others.
 */
function numberFromFolder(
  base: string,
  around: readonly string[],
): { readonly number: string; readonly words: string } {
  for (const folder of around) {
    const whole = leadingNumber.exec(folder)?.groups?.['number'];
    if (whole !== undefined) return { number: whole, words: base };
    const point =
      /^(?<point>\d{1,2}(?:\.\d{1,2}){1,4}|I{1,3}|IV|VI{0,3}|IX|X)(?=[\s、_：:]|[\p{Script=Han}《（(【]|$)/u.exec(
        folder,
      )?.groups?.['point'];
    const running =
      /^(?<running>\d{1,3})(?=[、_：:）)]|\s+(?![年月日])|\.(?:\D|$)|$|[\p{Script=Han}《（(【](?<![年月日]))/u.exec(
        base,
      )?.groups?.['running'];
    if (point === undefined) continue;
    if (running === undefined) break;
    const words = base.slice(running.length).replace(/^[\s、_：:.）)]+/u, '');
    return { number: `${point}-${Number(running)}`, words: isVisible(words) ? words : base };
  }
  return { number: '', words: base };
}

function yearFrom(
  title: string,
  around: readonly string[],
  { formedOn, yearKind }: Pick<EvidenceGuess, 'formedOn' | 'yearKind'>,
): string {
  if (yearKind === 'school-year' && formedOn !== '' && !span.test(title)) return yearOfDay(formedOn, yearKind);
  for (const text of [title, ...around]) {
    const year = guessYear(text);
    if (year !== '') return year;
  }
  return '';
}

/** Dotted numbers with a running number (1.1-2, II-1) or the words that colleges put before one; a date is neither. */
const leadingNumber =
  /^(?<number>\d{1,2}(?:\.\d{1,2}){1,4}-\d{1,3}|(?:I{1,3}|IV|VI{0,3}|IX|X|[A-H])-\d{1,3}(?:-\d{1,3})?|(?:佐证材料|支撑材料|证明材料)\s?\d{1,4}(?:-\d{1,3})?)(?:[\s、_：:.]+|(?=[\p{Script=Han}《（(【]))/u;

function cleanTitle(text: string): string {
  return text
    .replace(/(?:\p{Cc}|(?!\u200d)\p{Cf})+/gu, ' ') // 👨‍👩‍👧 is one picture, joined by U+200D
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Cut without halving a character. */
function shortened(title: string): string {
  return title
    .slice(0, longestTitle)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trim();
}

/** A name without a single visible character (Linux allows a line feed) is told by its code points. */
function spelledOut(name: string): string {
  return [...name]
    .slice(0, 20)
    .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}

const extensionsOf: Readonly<Record<'statistics' | 'media' | 'text', string>> = {
  statistics: 'xls xlsx xlsm xlsb csv et ett ods sav',
  media:
    'jpg jpeg png gif bmp tif tiff webp heic heif svg mp3 wav m4a flac ogg aac wma mp4 mov avi mkv wmv flv webm m4v mpg mpeg amr',
  text: 'pdf doc docx docm dot dotx wps wpt rtf txt md odt ofd ceb htm html xml ppt pptx dps odp eml',
};
const kindOfExtension = new Map<string, EvidenceKind>(
  (['statistics', 'media', 'text'] as const).flatMap((kind) =>
    extensionsOf[kind].split(' ').map((extension): [string, EvidenceKind] => [extension, kind]),
  ),
);

const certificateWords = /证书|資格證|资格证|操作证|上岗证|许可证|执照|合格证|奖状|聘书|奖牌|奖杯|锦旗|牌匾/u;

function guessKind(title: string, extension: string, around: readonly string[]): EvidenceKind {
  // A scanned certificate is a certificate, whatever it was scanned to.
  if (certificateWords.test(title)) return 'certificate';
  // A picture in a folder of certificates is one, a list of them in Excel is not.
  if (kindOfExtension.get(extension) === 'media' && certificateWords.test(around[0] ?? '')) return 'certificate';
  const kind = kindOfExtension.get(extension);
  if (kind === undefined) return 'other';
  if (kind === 'text' && /统计|台账|汇总表|报表|一览表|花名册|登记表|明细表/u.test(title)) return 'statistics';
  return kind;
}

const span = /(?<!\d)(?<first>(?:19|20)\d{2})\s*(?:[-—–~～至/]|年至|年[-—–~～])\s*(?<last>(?:19|20)\d{2})(?!\d)/u;
const single = /(?<!\d)(?<year>(?:19[5-9]|20\d)\d)(?=年|[^\d]|$|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?(?!\d))/u;

function guessYear(title: string): string {
  const { first, last } = span.exec(title)?.groups ?? {};
  if (first !== undefined && last !== undefined && Number(last) > Number(first) && Number(last) - Number(first) <= 10) {
    return `${first}-${last}`;
  }
  return single.exec(title)?.groups?.['year'] ?? '';
}

const dayPatterns = [
  /(?<!\d)(?<y>(?:19|20)\d{2})年(?<m>\d{1,2})月(?<d>\d{1,2})日/u,
  /(?<!\d)(?<y>(?:19|20)\d{2})(?<sep>[-._/])(?<m>\d{1,2})\k<sep>(?<d>\d{1,2})(?!\d)/u,
  /(?<!\d)(?<y>(?:19|20)\d{2})(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])(?!\d)/u,
];

function guessDay(title: string): string {
  for (const pattern of dayPatterns) {
    const { y, m, d } = pattern.exec(title)?.groups ?? {};
    if (y === undefined || m === undefined || d === undefined) continue;
    const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
    if (isRealDay(day)) return day;
  }
  return '';
}

function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
