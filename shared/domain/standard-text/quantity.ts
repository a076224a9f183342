import { faults } from './acts.ts';
import { type Clause, clausesOf, isCondition, used } from './found.ts';
import * as words from './comparison-words.ts';
import { arabic, chinese, numberText, shareText } from './numbers.ts';
import { saysMore, withoutHarmless } from './leftover.ts';
import { endsWell, head, isWho, joined, lasts, measureBefore } from './measure.ts';
import { isNamingUnit, isTimeUnit, unitName, unitPattern } from './units.ts';

/** A figure that a standard asks for: what is measured, how it is compared, and with what. */
export interface Quantity {
  readonly measure: string;
  readonly comparison: '' | '≥' | '≤' | '=' | '>' | '<';
  readonly value: string;
  /** The upper end of a range, else empty. */
  readonly value2: string;
  readonly unit: string;
  /** Where the figure stands, its comparing words included. */
  readonly start: number;
  readonly end: number;
  /** Where the measure begins; `start` when it has none. */
  readonly measureStart: number;
}

const unit = unitPattern;
const share = `(?:百分百|百分之(?:${chinese}(?:点[零一二三四五六七八九]+)?|\\d+(?:\\.\\d+)?)|[千万]分之(?:${chinese}|\\d+(?:\\.\\d+)?)|[一二三四五六七八九十]+分之[一二三四五六七八九十]+|[一二三四五六七八九\\d]成[半一二三四五六七八九]?|\\d{1,3}[/:]\\d{1,4}(?![\\d%/:]))`;
const number = `(?:${arabic}|${chinese})`;
const guard = '(?<!\\d:)(?<![A-Za-z\\d.第前±〔\\[~一二三四五六七八九十百千万-])';

/** 由45%提高到60%: where it stands now, and what it is to become. */
const from = `(?:[由从]${number}(?:${unit})?)?`;
const raised = `${from}(?:(?:提高|提升|增加|增长|上升)(?:到|至(?![少多]))|[增升]至)`;
const lowered = `${from}(?:(?:降低|下降|减少)(?:到|至(?![少多]))|降[到至])`;
const atLeast = `${words.atLeast}(?:举办|开展|组织|召开|完成|安排|承办|有|为)?|达到|(?<![到传送抵发下直表转上])达(?!标)`;
const atMost = words.atMost;
const keep =
  '(?:(?:保持|控制|维持|稳定|限制|压缩|缩短|压减)?(?:在(?![校职岗编读线任])|于)|(?:控制|压缩|缩短|压减)[到至])';
const sign = `(?:(${raised}|${atLeast})|(${lowered}|${atMost})|(${words.above})|(${words.below})|(为|是|等于|=)|(${keep}))`;

/** What a share is of: 不超过年度预算的80%. */
const ofWhole = `(?:(?:[^,、\\d${used}]{1,12}(?:的|预算|总额|总数|总量|总值|总人数))(?=(?:${share}|\\d+(?:\\.\\d+)?(?:[%‰]|倍))))`;
/** 不低于每小时20元, 不超过每人每餐150元, 不低于生均2册: for what it is so much. */
const eachOf =
  '(?<![为是=])(?:(?:每(?:课时|学时|小时|人次|平方米|[人生名位天日餐晚次份场间套台件班月年])){1,2}|[人生]均)';
const compared = new RegExp(
  `(?:年均|累计|平均|总体)?(?:${sign}(?:${ofWhole}|${eachOf})?)?(?:在)?${guard}(?:(${share})|(-?${number})(${unit})|(\\d+\\.\\d+)(?=$|、|\\(\\d+分制\\)))(?:(${words.orMore})|(${words.orLess}))?`,
  'gu',
);
/** 按团员人数的10%～12%掌握: a share that is laid down. */
const portion = `按照?[^,、\\d${used}]{2,12}的`;
const laidDown = /^(?:足额)?(?:掌握|确定|核定|提取|计提|评定|评选|推荐|安排|列支)$/u;
const ranged = new RegExp(
  `(?:${keep}${ofWhole}?|为|是|${portion})?${guard}(${share}|-?${number})(${unit})?[~\\-至到](${share}|${number})(${unit})(?:之间|的?范围内?|以内|之内|内)?`,
  'gu',
);
const zeroAfter = /(?:发生)?(?:保持|控制)?(?:为|是|等于|=|降为|保持)(?:零|0)(?![\d.%点])/gu;
const zeroBefore = new RegExp(`零(${faults})(?!率)`, 'gu');
const zeroRate = /(?<=[率数量]|差错|事故|投诉)(?:零|0)(?=$|、)/gu;
const zeroHappening = /零(?:发生|出现)(?=$|[、\u0002])/gu;
const none = new RegExp(
  `(?<![有毫别])(?:无|未发生|不发生|不出现|未出现|没有|杜绝)(?:发生|出现)?(?:任何|一[起例次件人])?([^,、一${used}]{0,10}?(?:事故|投诉|差错|案件|违纪|违规|失误|漏报|错报))(?=$|发生$|现象$)`,
  'gu',
);

/** 接受不少于4学时的安全培训: what is done, how much of it, and behind that what is counted. */
const ofWhat = new RegExp(
  `(?:接受|参加|完成|组织|开展|安排|撰写|提交|缴纳|提供|配备|开设|举办|召开|进行|听取|承担|阅读|获得|取得|具有|具备|预留|设置|建立|编写|制作)${guard}(${words.atLeast}|${words.atMost})(${number})(${unit})的?(\\p{Script=Han}{2,10})$`,
  'u',
);
/** Words by which what stands behind an amount is more than a name. */
const goesOn = /[须应由按并且后前时内者的以为]|必须|方可/u;

type Parts = Omit<Quantity, 'measureStart' | 'measure'>;

/** Every figure of an even text from which deadlines and frequencies were taken out; `isFrequent` when one was found. */
export function findQuantities(text: string, { isFrequent = false } = {}): readonly Quantity[] {
  const clauses = clausesOf(text);
  const figures = clauses.flatMap((clause, index) => {
    if (isCondition(clause.text)) return [];
    const next = clauses[index + 1]?.text ?? '';
    const counted = countedBehind(clause);
    if (counted !== null) return [counted];
    return inClause(clause.text, { offset: clause.start, isFrequent }).filter(
      (one) => one.end !== clause.end || !isOpen.test(text.slice(one.start, one.end)) || !followsFrom(one, next),
    );
  });
  return joinedBounds(figures, text).filter(
    (one) => (one.measure !== '' || standsAlone(text, one)) && !isPart(one, text),
  );
}

/** 使用面积：处级不超过24㎡，科级不超过18㎡: of one thing each part has a figure of its own, and the part alone says nothing. */
function isPart({ start, measure, unit: own }: Quantity, text: string): boolean {
  const colon = text.lastIndexOf(':', start);
  const isShort = measure !== '' && measure.length <= 4 && !head.test(measure);
  return colon > 0 && own !== '' && isShort && text.slice(colon).split(own).length > 2;
}

function countedBehind({ text, start }: Clause): Quantity | null {
  const match = ofWhat.exec(text);
  const [whole = '', comparing = '', amount = '', unitText = '', measure = ''] = match ?? [];
  const value = numberText(amount);
  if (match === null || value === null || goesOn.test(measure)) return null;
  const verb = whole.indexOf(comparing);
  if (saysMore(text.slice(0, match.index)) || saysMore(measure)) return null;
  const at = start + match.index + verb;
  const comparison = new RegExp(`^${words.atLeast}$`, 'u').test(comparing) ? '≥' : '≤';
  const place = { start: at, end: start + text.length, measureStart: at };
  return { measure, comparison, value, value2: '', unit: unitName(unitText), ...place };
}

/** 不少于3000字且不超过5000字: two bounds of one measure are a range. */
function joinedBounds(figures: readonly Quantity[], text: string): readonly Quantity[] {
  const joinedOnes: Quantity[] = [];
  for (const one of figures) {
    const last = joinedOnes.at(-1);
    const isUpper =
      one.measure === '' && one.comparison === '≤' && /^[,、并而但且也]+$/u.test(text.slice(last?.end, one.start));
    if (last?.comparison === '≥' && isUpper && last.unit === one.unit && Number(last.value) < Number(one.value))
      joinedOnes[joinedOnes.length - 1] = { ...last, comparison: '', value2: one.value, end: one.end };
    else joinedOnes.push(one);
  }
  return joinedOnes;
}

/** Whether a text says nothing but one figure (≥95%), as a cell does whose row names what is measured. */
function standsAlone(text: string, { start, end }: Quantity): boolean {
  return !/[^\s,.:、\u0002]/u.test(text.slice(0, start) + text.slice(end));
}

/** A figure that may as well be where something begins: 2000元以上，须先报价. */
const isOpen = /^(?!.*不).*(?:以上|以下|以内|之内|超过|[高大多低小少]于|达)/u;
const penalty = /^(?:取消|给予|予以|视为|扣|罚|不予)/u;
const duty =
  /^(?:必?须|需(?!求)|应(?![急届收用])|由|报(?![修名销到告废账])|经(?![费济营])|按(?![期时])|方可|可(?![用靠视再]))/u;

/** Whether the next clause says what happens where the figure is reached; of a share that is high enough 须 says more. */
function followsFrom(one: Quantity, next: string): boolean {
  return penalty.test(next) || (duty.test(next) && !(one.unit === '%' && one.comparison === '≥'));
}

interface Place {
  /** Where the clause begins in the whole text. */
  readonly offset: number;
  /** How often was said already: 3至5条 are counted then, and not the third to the fifth. */
  readonly isFrequent: boolean;
}

function inClause(text: string, { offset, isFrequent }: Place): Quantity[] {
  const found: Parts[] = [...ranges(text, isFrequent)];
  const free = (start: number, end: number): boolean => found.every((one) => end <= one.start || start >= one.end);
  for (const one of [...comparisons(text), ...zeros(text)]) if (free(one.start, one.end)) found.push(one);
  return found
    .sort((a, b) => a.start - b.start)
    .flatMap((one, index, all) => {
      const after = all[index - 1]?.end ?? 0;
      const left = measureBefore(text.slice(after, one.start));
      if (left.isDoubtful) return [];
      const before = { measure: left.measure, offset: left.offset + after };
      const own = one as Parts & { readonly fault?: string };
      const { fault, ...parts } = own;
      const measure = fault === undefined ? before.measure : joined(before.measure, fault);
      return {
        ...parts,
        measure,
        start: offset + one.start,
        end: offset + one.end,
        measureStart: offset + (before.measure === '' ? one.start : before.offset),
      };
    })
    .filter((one) => isCertain(one, text.slice(one.end - offset)));
}

/** A figure whose measure is missing where the form alone would not carry it is left as text. */
function isCertain(one: Quantity, behind: string): boolean {
  const goesOn = /^\p{Script=Han}/u.test(behind);
  if (isWho(one.measure, one.unit)) return false;
  if (goesOn && (one.unit === '个' || one.measure === '')) return false; // 三个环节, 2名保安
  if (one.value2 !== '' || one.comparison === '') return one.measure !== '';
  return true;
}

function ranges(text: string, isFrequent: boolean): Parts[] {
  return [...text.matchAll(ranged)].flatMap((match) => {
    const [whole, low = '', lowUnit, high = '', highUnit = ''] = match;
    const value = numberText(low);
    const value2 = numberText(high);
    if (value === null || value2 === null || Number(value) >= Number(value2)) return [];
    if (lowUnit !== undefined && lowUnit !== highUnit) return [];
    const isNamed = isFrequent || /(?:课时|[节课]时?数|数量|工作量)$/u.test(text.slice(0, match.index));
    const isCount = /(?:保持|控制|为|在)/u.test(whole) || (isNamed && /^[节项条名本]$/u.test(highUnit));
    if (/^(?:周|日|年|期|学期|个学期|班|节|项|条|名|本|页|组|号|位)$/u.test(highUnit) && !isCount) return [];
    const behind = text.slice(match.index + whole.length);
    if (whole.startsWith('按') ? !laidDown.test(behind) : !endsWell(behind, false)) return [];
    if (/(?:\d|不(?:低于|少于|超过|高于|大于|小于)|[≥≤<>])$/u.test(text.slice(0, match.index))) return [];
    return [
      {
        comparison: '',
        value,
        value2,
        unit: unitName(highUnit),
        start: match.index,
        end: match.index + whole.length,
      },
    ];
  });
}

function comparisons(text: string): Parts[] {
  return [...text.matchAll(compared)].flatMap((match) => {
    const one = comparison(match, text);
    return one === null ? [] : [one];
  });
}

function comparison(match: RegExpExecArray, text: string): Parts | null {
  const [whole, least, most, over, under, equal, kept, shareWords, counted, plainUnit = '', bare, upward, downward] =
    match;
  const figure = shareWords === undefined ? plainFigure(counted ?? bare ?? '', plainUnit) : shareText(shareWords);
  if (figure === null || isClock(figure.value, text.slice(0, match.index))) return null;
  // 功率因数不低于0.9: a figure of no unit only where it is compared in words and measured by name.
  if (bare !== undefined && ((least ?? most) === undefined || measureBefore(text.slice(0, match.index)).measure === ''))
    return null;
  const { value, unit: unitText } = figure;
  const before = text.slice(0, match.index);
  const behind = text.slice(match.index + whole.length);
  // 仪器(单价10万元以上)完好率: which of them, not how much.
  if (/\([^()]*$/u.test(before) && /^\)\p{Script=Han}/u.test(behind)) return null;
  if (!endsWell(behind, upward !== undefined || downward !== undefined)) return null;
  const place = { value, value2: '', unit: unitText, start: match.index, end: match.index + whole.length } as const;
  if (isNamingUnit(plainUnit) && (least ?? most) === undefined) return null;
  const isDuration = isTimeUnit(unitText);
  const measured = measureBefore(before).measure;
  const up2 = least ?? upward;
  const down2 = most ?? downward;
  if (up2 !== undefined && down2 !== undefined) return null;
  // 不得有2次以上 asks for fewer than two, not for two.
  if (
    least === undefined &&
    most === undefined &&
    /(?:不|未|无|没|禁|避免|防止|杜绝|勿)[^,、]{0,8}$/u.test(withoutHarmless(before))
  )
    return null;
  if ((over ?? under ?? equal) !== undefined && (up2 ?? down2) !== undefined && kept === undefined) return null;
  if (up2 !== undefined) {
    const whole100 = unitText === '%' && value === '100' && upward === undefined && /达/u.test(up2);
    return { ...place, comparison: whole100 ? '=' : '≥' };
  }
  if (down2 !== undefined) {
    if (isDuration && /(?:逾期|超期)$/u.test(measured)) return null; // by how much one may be late is no length of it
    if (isDuration && downward !== undefined && !(kept !== undefined && lasts.test(measured))) return null;
    if (isDuration && !(lasts.test(measured) || behind === '')) return null;
    return { ...place, comparison: '≤' };
  }
  // "More than" is also how a condition begins (超过3天报副院长): only at the end of a clause is it a standard.
  if (over !== undefined && /(?:假|迟到|早退|缺课|旷课|旷工|逾期|超期|离岗|缺勤|等待)$/u.test(measured)) return null;
  if (over !== undefined)
    return behind === '' && (!isDuration || lasts.test(measured)) ? { ...place, comparison: '>' } : null;
  if (under !== undefined)
    return behind === '' && (!isDuration || lasts.test(measured)) ? { ...place, comparison: '<' } : null;
  if (behind !== '' && !behind.startsWith(used) && !behind.startsWith('、')) return null;
  if (equal !== undefined && (unitText === '%' || unitText === '‰' || value === '0' || head.test(measured)))
    return { ...place, comparison: '=' };
  if (kept !== undefined && value === '0' && measured !== '') return { ...place, comparison: '=' };
  if (kept !== undefined || equal !== undefined) return null;
  // 生均拨款标准12000元: a rule that is a figure.
  if (measured.endsWith('标准') && unitText.includes('元')) return { ...place, comparison: '' };
  const named = /(?:率|度|比例|占比|比重|覆盖面|降低|下降|提高|增长|提升)$/u.test(measured);
  if (/^(?:%|个?百分点)$/u.test(unitText) && named)
    return { ...place, comparison: value === '100' && unitText === '%' ? '=' : '' };
  if (value === '0' && measured !== '' && !isDuration && behind === '') return { ...place, comparison: '=' };
  return null;
}

/** 供餐时间为6:30: a time of day, unless what is measured is a ratio. */
function isClock(value: string, before: string): boolean {
  return /^(?:[01]?\d|2[0-4]):[0-5]\d$/u.test(value) && !/[比配]|生师|师生/u.test(before);
}

function plainFigure(text: string, unitText: string): { readonly value: string; readonly unit: string } | null {
  const value = numberText(text);
  if (value === null) return null;
  return { value, unit: unitName(unitText) };
}

function zeros(text: string): (Parts & { readonly fault?: string })[] {
  const zero = { comparison: '=', value: '0', value2: '', unit: '' } as const;
  const place = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length });
  return [
    ...[...text.matchAll(zeroAfter)].flatMap((match) =>
      endsWell(text.slice(match.index + match[0].length), true) &&
      measureBefore(text.slice(0, match.index)).measure !== ''
        ? [{ ...zero, ...place(match), start: match.index + (match[0].startsWith('发生') ? 2 : 0) }]
        : [],
    ),
    ...[...text.matchAll(zeroHappening), ...text.matchAll(zeroRate)].flatMap((match) =>
      measureBefore(text.slice(0, match.index)).measure === '' ? [] : [{ ...zero, ...place(match) }],
    ),
    ...[...text.matchAll(zeroBefore)].map((match) => ({ ...zero, ...place(match), fault: match[1] ?? '' })),
    ...[...text.matchAll(none)].flatMap((match) =>
      match.index === 0 || measureBefore(text.slice(0, match.index)).measure.length <= 8
        ? [{ ...zero, ...place(match), fault: match[1] ?? '' }]
        : [],
    ),
  ];
}
