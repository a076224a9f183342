import { readNumber } from '../line-list.ts';

/** The numbering at a line's head. */
export interface Marker {
  /** How deep this form usually stands: the smaller, the nearer to the title. */
  readonly rank: number;
  readonly value: number | null;
  /** Characters that it takes, blanks after it included. */
  readonly length: number;
}

/** Forms of numbering by how deep they stand in Chinese papers: 章 > 节 > 一、 > （一） > 1. > 1.1 > (1) > 1) > ① > a) > bullets. */
export const markerRank = {
  part: 0,
  chapter: 1,
  section: 2,
  han: 3,
  hanBracketed: 4,
  arabic: 5,
  levels: 5, // and a tenth for every further level
  arabicBracketed: 6,
  arabicHalf: 7,
  circled: 8,
  letter: 9,
  bullet: 10,
} as const;

const hanNumber = '[〇零一二三四五六七八九十百]{1,4}';
const notUnit =
  '(?!\\s*(?:小时|小時|分钟|分鐘|秒|天|日|月|年|周|元|万|萬|亿|倍|米|公里|公斤|吨|平方|个|個|次|人|%|％|℃|[～~—-]))';

const forms: readonly { readonly pattern: RegExp; readonly rank: number }[] = [
  {
    pattern: new RegExp(`^第\\s*(${hanNumber}|\\d{1,2})\\s*(?:部分|篇|编)[\\s\\u3000、：:]*`, 'u'),
    rank: markerRank.part,
  },
  { pattern: new RegExp(`^第\\s*(${hanNumber}|\\d{1,2})\\s*章[\\s\\u3000、：:]*`, 'u'), rank: markerRank.chapter },
  { pattern: new RegExp(`^第\\s*(${hanNumber}|\\d{1,2})\\s*节[\\s\\u3000、：:]*`, 'u'), rank: markerRank.section },
  { pattern: new RegExp(`^第\\s*(${hanNumber}|\\d{1,3})\\s*[条條][\\s\\u3000、：:]*`, 'u'), rank: markerRank.arabic },
  { pattern: new RegExp(`^第\\s*(${hanNumber}|\\d{1,2})\\s*步[\\s\\u3000、：:，,.．]*`, 'u'), rank: markerRank.arabic },
  {
    pattern: /^(?:步骤|环节|Step)\s*(\d{1,2}|[一二三四五六七八九十]{1,3})[\s\u3000、：:，,.．]+/iu,
    rank: markerRank.arabic,
  },
  { pattern: new RegExp(`^[（(]\\s*(${hanNumber})\\s*[）)][、.．]?[\\s\\u3000]*`, 'u'), rank: markerRank.hanBracketed },
  { pattern: /^([㈠-㈩])[、.．]?[\s\u3000]*/u, rank: markerRank.hanBracketed },
  {
    pattern: new RegExp(`^(${hanNumber})(?:[、.．,，]|[\\s\\u3000]+(?=\\p{Script=Han}))[\\s\\u3000]*`, 'u'),
    rank: markerRank.han,
  },
  { pattern: /^[（(]\s*(\d{1,3})\s*[）)][、.．]?[\s\u3000]*/u, rank: markerRank.arabicBracketed },
  { pattern: /^([⑴-⒇])[、.．]?[\s\u3000]*/u, rank: markerRank.arabicBracketed },
  { pattern: /^(\d{1,3})[）)][、.．]?[\s\u3000]*/u, rank: markerRank.arabicHalf },
  { pattern: /^([①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴])[、.．]?[\s\u3000]*/u, rank: markerRank.circled },
  { pattern: /^(\d{1,3})、(?!\d{1,3}[、号～~-])[\s\u3000]*/u, rank: markerRank.arabic },
  { pattern: new RegExp(`^(\\d{1,3})[.．](?![\\d０-９])[\\s\\u3000]*`, 'u'), rank: markerRank.arabic },
  { pattern: /^([⒈-⒛])[\s\u3000]*/u, rank: markerRank.arabic },
  // 1 任职: a number, a blank, a Chinese word that is no unit
  { pattern: new RegExp(`^(\\d{1,2})[\\s\\u3000]+${notUnit}(?=\\p{Script=Han})`, 'u'), rank: markerRank.arabic },
  { pattern: /^[（(]\s*([a-zA-Z])\s*[）)][、.．]?[\s\u3000]*/u, rank: markerRank.letter },
  {
    pattern: /^[（(]?(?:i{2,3}|iv|vi{0,3}|ix|xi{0,2}|I{2,3}|IV|VI{0,3}|IX)[)）.．、][\s\u3000]*/u,
    rank: markerRank.letter,
  },
  { pattern: /^([a-zA-Z])[)）.．、][\s\u3000]*/u, rank: markerRank.letter },
  { pattern: /^[●○■□◆◇▲△▶►▪▫•·‧∙◦‣⁃★☆※➢➤✓✔\u{E000}-\u{F8FF}]\uFE0F?[\s\u3000]*/u, rank: markerRank.bullet },
  { pattern: /^[-–—*+](?![\d.\-–—*+>])[\s\u3000]+/u, rank: markerRank.bullet },
];
const levels = new RegExp(
  `^(\\d{1,2}(?:[.．]\\d{1,2}){1,4})(?![\\d.．]*[\\d%％])[、.．]?${notUnit}[\\s\\u3000]*(?=[\\p{Script=Han}《“"（(A-Za-z])`,
  'u',
);

/** Reads the numbering at the head of a cleaned text; null when it begins with something else (24小时值班, 1.5小时). */
export function readMarker(text: string): Marker | null {
  const lead = /^[\s\u3000]*/u.exec(text)?.[0].length ?? 0;
  const rest = text.slice(lead);
  const deep = levels.exec(rest);
  if (deep?.[1] !== undefined) {
    const parts = deep[1].split(/[.．]/u);
    return {
      rank: markerRank.levels + (parts.length - 1) / 10,
      value: Number(parts.at(-1)),
      length: lead + deep[0].length,
    };
  }
  for (const { pattern, rank } of forms) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const value = match[1] === undefined || rank >= markerRank.letter ? null : readNumber(match[1]);
    // 一、二级单位 and 三、四号楼 count things, they do not number the line.
    if (
      rank === markerRank.han &&
      new RegExp(`^${hanNumber}(?:级|号|季度|年级|期)`, 'u').test(rest.slice(match[0].length))
    )
      continue;
    return { rank, value, length: lead + match[0].length };
  }
  return null;
}

/**
 * Where the entries of a line begin that numbers them in passing: `1、… 2、… 3、…` in one paragraph. The numbers must
 * count 1, 2, 3 … after a blank or the end of a sentence. Empty when the line is one entry.
 */
export function inlineStarts(text: string): number[] {
  const inline = [
    /(?:^|[\s\u3000；;。：:])(\d{1,2})[、.．](?![\d])/gu,
    /(?:^|[\s\u3000；;。：:，,])[（(](\d{1,2})[）)]/gu,
    /(?:^|[\s\u3000；;。：:])(\d{1,2})[）)]/gu,
    /([①-⑳])/gu,
  ];
  for (const pattern of inline) {
    const starts: number[] = [];
    for (const match of text.matchAll(pattern)) {
      const value = readNumber(match[1] ?? '');
      if (value !== starts.length + 1) continue;
      const at = match.index + (/^[\s\u3000；;。：:，,]/u.test(match[0]) ? 1 : 0);
      starts.push(at);
    }
    if (starts.length > 1) return starts;
  }
  return [];
}
