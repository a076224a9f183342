const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Pattern of an Arabic number, with thousands separators and decimals. */
export const arabic = String.raw`\d+(?:,\d{3}(?!\d))*(?:\.\d+)?`;
/** Pattern of a Chinese numeral; `chineseNumber` says whether it is one. */
export const chinese = '[零〇一二两三四五六七八九十百千万]{1,12}';

/**
 * The value of a Chinese numeral below a hundred million; null for what is not one number, such as 三五 (three or five)
 * or 一二三.
 */
export function chineseNumber(text: string): number | null {
  if (text === '') return null;
  const myriads = text.split('万');
  if (myriads.length > 2) return null;
  if (myriads.length === 2) {
    const high = belowMyriad(myriads[0] ?? '');
    const rest = (myriads[1] ?? '').replace(/^[零〇]/u, '');
    const low = rest === '' ? 0 : belowMyriad(rest);
    return high === null || high === 0 || low === null ? null : high * 10_000 + low;
  }
  return belowMyriad(text);
}

function belowMyriad(text: string): number | null {
  if (text === '') return null;
  if (text.length === 1 && digits[text] !== undefined) return digits[text];
  let sum = 0;
  let pending: number | null = null;
  let lastPlace = 10_000;
  let sawZero = false;
  for (const char of text) {
    const digit = digits[char];
    const place = places[char];
    if (digit !== undefined) {
      if (digit === 0) {
        if (pending !== null || sum === 0) return null;
        sawZero = true;
      } else {
        if (pending !== null) return null; // 三五
        pending = digit;
      }
    } else if (place !== undefined) {
      if (place >= lastPlace) return null;
      if (pending === null && (place !== 10 || sum > 0)) return null;
      sum += (pending ?? 1) * place;
      pending = null;
      lastPlace = place;
      sawZero = false;
    } else return null;
  }
  if (pending !== null && lastPlace > 10 && lastPlace < 10_000 && !sawZero) return null; // 一百五 may be 150
  if (pending !== null && lastPlace === 10_000) return null;
  return sum + (pending ?? 0);
}

/** A number as the record keeps it: Arabic digits without thousands separators; null where it is none. */
export function numberText(text: string): string | null {
  if (/^-?\d/u.test(text)) return text.replaceAll(',', '');
  const value = chineseNumber(text);
  return value === null ? null : String(value);
}

/** Two digits that stand for neither exactly: 两三次 is two or three times. */
const between = /^([一二两三四五六七八])([二三四五六七八九])$/u;

/** A number, or a range of two written with a sign or a word (2-3, 两到三, 两三): 3, 2～3; null where it is neither. */
export function countText(text: string): string | null {
  const [, low = '', high = ''] = between.exec(text) ?? /^(.+?)(?:[-~至到])(.+)$/u.exec(text) ?? [];
  if (low === '') return numberText(text);
  const [from, to] = [numberText(low), numberText(high)];
  return from === null || to === null || Number(from) >= Number(to) ? null : `${from}～${to}`;
}

/**
 * Share words: 百分之九十五 is 95 %, 千分之五 is 5 ‰, 万分之一 is 1 ‱, 九成 is 90 %, 三分之二 and 2/3 are 2/3 without a unit, 1:18 stays
 * a ratio. Null for anything else.
 */
export function shareText(text: string): { readonly value: string; readonly unit: string } | null {
  if (text === '百分百') return { value: '100', unit: '%' };
  const share = /^([百千万]|[一二三四五六七八九十]+)分之(.+)$/u.exec(text);
  if (share) {
    const [, whole = '', part = ''] = share;
    const value = part === '百' ? '100' : decimalText(part);
    if (value === null) return null;
    if (whole === '百') return { value, unit: '%' };
    if (whole === '千') return { value, unit: '‰' };
    if (whole === '万') return { value, unit: '‱' };
    const below = numberText(whole);
    return below === null ? null : { value: `${value}/${below}`, unit: '' };
  }
  const tenths = /^([一二三四五六七八九\d])成([半一二三四五六七八九])?$/u.exec(text);
  if (tenths) {
    const value = numberText(tenths[1] ?? '');
    const more = tenths[2] === undefined ? 0 : (digits[tenths[2]] ?? 5);
    return value === null ? null : { value: String(Number(value) * 10 + more), unit: '%' };
  }
  return /^\d+[/:]\d+$/u.test(text) ? { value: text, unit: '' } : null;
}

function decimalText(text: string): string | null {
  const [whole = '', part] = text.split('点');
  const value = numberText(whole);
  if (value === null || part === undefined) return value;
  const decimals = [...part].map((char) => digits[char]);
  return decimals.includes(undefined) ? null : `${value}.${decimals.join('')}`;
}
