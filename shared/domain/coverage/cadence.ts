/** How often evidence is to be there. */
export type Cadence =
  /** Every so many months; what is done daily or weekly is `gathered` by the month. */
  | { readonly unit: 'months'; readonly months: 1 | 2 | 3 | 4 | 6; readonly gathered: boolean }
  | { readonly unit: 'term' }
  | { readonly unit: 'schoolYear' }
  /** Once in so many years. `assumed`: the text does not say how often, and once a year is the least. */
  | { readonly unit: 'years'; readonly years: number; readonly assumed: boolean }
  /** Each time that something happens: 每次, 每批, 随时. */
  | { readonly unit: 'event' };

export const onceAYear: Cadence = { unit: 'years', years: 1, assumed: true };

/** How often, as one word: the window and the papers have a phrase for each. */
export const cadenceNames = [
  'month',
  'gathered',
  'months2',
  'quarter',
  'months4',
  'halfYear',
  'term',
  'schoolYear',
  'year',
  'assumed',
  'years',
  'event',
  'due',
  'mended', // once, when it is mended
] as const;
export type CadenceName = (typeof cadenceNames)[number];

const digits: Readonly<Record<string, number>> = { 两: 2, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 十: 10 };
const number = '([1-9]\\d?|[一二两三四五六十])?';

/** Patterns from the shortest period to the longest; the text is without spaces. */
const patterns: readonly { readonly pattern: RegExp; readonly read: (amount: number) => Cadence }[] = [
  {
    pattern: new RegExp(
      `每隔?${number}个?(?:小时|分钟|工作日|日|天|周|星期|旬|夜|晚|餐|班(?!次?课|级|主任))|逐日|按日|按周|日报|周报|工作日`,
      'u',
    ),
    read: () => ({ unit: 'months', months: 1, gathered: true }),
  },
  {
    pattern: new RegExp(`每隔?${number}个?月|(?:逐|按)月|月度|月报|月考核`, 'u'),
    read: (amount) => months(amount),
  },
  { pattern: new RegExp(`每隔?${number}个?季度?|(?:按|逐)季|季度|季报`, 'u'), read: () => months(3) },
  { pattern: /每?半年|半年度/u, read: () => months(6) },
  { pattern: /每个?学期|(?:按|逐)学期|(?:期初|期末|期中)/u, read: () => ({ unit: 'term' }) },
  { pattern: /每个?学年|学年度/u, read: () => ({ unit: 'schoolYear' }) },
  {
    pattern: new RegExp(`每隔?${number}个?年(?!级)`, 'u'),
    read: (amount) => ({ unit: 'years', years: Math.min(amount, 10), assumed: false }),
  },
  { pattern: /年度|全年|逐年|按年|年报/u, read: () => ({ unit: 'years', years: 1, assumed: false }) },
  {
    pattern: /每[次批届项件起单场人户台]|每?班次|随时|随到|即时|实时|按需|按次|需要时|必要时|发生时|临时|不定期/u,
    read: () => ({ unit: 'event' }),
  },
];

function months(amount: number): Cadence {
  if (amount === 12) return { unit: 'years', years: 1, assumed: false };
  // Periods that do not divide a year are counted by the next shorter one that does.
  const fitting = ([6, 4, 3, 2, 1] as const).find((one) => one <= amount) ?? 1;
  return { unit: 'months', months: fitting, gathered: false };
}

/** How often a text such as 每月至少2次, 每学期 or 每2年 asks for something; null where it does not say. */
export function readCadence(text: string): Cadence | null {
  const plain = text.normalize('NFKC').replace(/\s+/gu, '');
  if (plain === '') return null;
  let first: { readonly at: number; readonly cadence: Cadence } | null = null;
  for (const { pattern, read } of patterns) {
    const match = pattern.exec(plain);
    if (match === null || (first !== null && match.index >= first.at)) continue;
    const amount = match[1] === undefined ? 1 : (digits[match[1]] ?? Number(match[1]));
    first = { at: match.index, cadence: read(amount) };
  }
  return first?.cadence ?? null;
}

/** A cadence as one word. */
export function nameOfCadence(cadence: Cadence): CadenceName {
  switch (cadence.unit) {
    case 'months': {
      if (cadence.gathered) return 'gathered';
      const names = { 1: 'month', 2: 'months2', 3: 'quarter', 4: 'months4', 6: 'halfYear' } as const;
      return names[cadence.months];
    }
    case 'years':
      return cadence.assumed ? 'assumed' : cadence.years === 1 ? 'year' : 'years';
    default:
      return cadence.unit;
  }
}
