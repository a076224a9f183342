import { clausesOf, isCondition, used } from './found.ts';
import { arabic, chinese, numberText, shareText } from './numbers.ts';

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

const units = (
  '人次 人天 课时 学时 学分 个百分点 百分点 个工作日 工作日 个小时 小时 分钟 个月 个学期 学期 ' +
  '万元 亿元 元/人次 元/人 元/生 元/份 元/斤 元/公斤 元/平方米 万字 千字 平方米 立方米 公里 千米 厘米 毫米 ' +
  '公斤 千克 毫克 毫升 吨 克 升 米 平米 mg/L mg/kg dB lx MPa kPa kWh kW Mbps Gbps MB GB TB ' +
  'kg km cm mm m2 m3 ml °C 度 秒 字 元 人 名 位 个 件 次 遍 份 篇 场 节 门 项 ' +
  '家 户 间 盏 处 台 套 本 册 条 起 例 种 辆 分 倍 岁 年 天 日 周 期 张 幅 块 支 部 班 轮 辑 句 页 组 对 宗 笔 ' +
  '% ‰ m g L V A h min'
)
  .split(' ')
  .sort((a, b) => b.length - a.length);
/** Units as they are written, for those that an even text spells otherwise. */
const unitNames: Readonly<Record<string, string>> = { h: '小时', min: '分钟', '°C': '℃', m2: '㎡', m3: 'm³' };
const unit = `(?:${units.join('|')})(?![A-Za-z])`;
const share = `(?:百分之(?:${chinese}(?:点[零一二三四五六七八九]+)?|\\d+(?:\\.\\d+)?)|千分之(?:${chinese}|\\d+(?:\\.\\d+)?)|[一二三四五六七八九十]+分之[一二三四五六七八九十]+|[一二三四五六七八九\\d]成[半一二三四五六七八九]?|\\d{1,3}[/:]\\d{1,4}(?![\\d%/:]))`;
const number = `(?:${arabic}|${chinese})`;
const guard = '(?<![A-Za-z\\d.:第〔\\[~一二三四五六七八九十百千万-])';

const atLeast = '不(?:得|应|能|可|许)?(?:低于|少于|小于|短于)|大于(?:或)?等于|≥\\u0001?|至少|最少|最低|起码|达到|达';
const atMost = '不(?:得|应|能|可|许|宜)?(?:超过|高于|大于|多于|长于|超)|严禁超过|小于(?:或)?等于|≤\\u0001?|至多|最多';
const above = '高于|大于|多于|超过|>';
const below = '低于|小于|少于|<';
const keep = '(?:保持|控制|维持|稳定|限制)?(?:在|于)';
const sign = `(?:(${atLeast})|(${atMost})|(${above})|(${below})|(为|是|等于|=)|(${keep}))`;
const up = '(?:及|\\(含\\)|含)?以上';
const down = '(?:及|\\(含\\)|含)?以下|以内|之内|内';

const compared = new RegExp(
  `(?:年均|累计|平均|总体)?${sign}?(?:在)?${guard}(?:(${share})|(-?${number})(${unit}))(?:(${up})|(${down}))?`,
  'gu',
);
const ranged = new RegExp(
  `(?:${keep}|为|是)?${guard}(${share}|-?${number})(${unit})?[~\\-至到](${share}|${number})(${unit})(?:之间|的?范围内?|以内|内)?`,
  'gu',
);
const zeroAfter = /(?:发生)?(?:保持|控制)?(?:为|是|等于|=|降为|保持)(?:零|0)(?![\d.%点])/gu;
const faults =
  '差错|事故|投诉|失误|缺陷|违规|违纪|遗漏|延误|逾期|迟到|缺勤|旷工|伤亡|死亡|案件|火灾|泄密|拖欠|积压|错漏|漏报|错报|漏项|感染|上访|举报';
const zeroBefore = new RegExp(`零(${faults})(?!率)`, 'gu');
const none = new RegExp(
  `(?<![有毫别])(?:无|未发生|不发生|不出现|未出现|没有|杜绝)([^,、${used}]{0,10}?(?:事故|投诉|差错|案件|违纪|违规|失误|漏报|错报))(?=$|发生$|现象$)`,
  'gu',
);

const timeUnits = /^(?:分钟|个?小时|h|min|秒|天|日|周|个月|年|个?工作日|个?学期|学期)$/u;
const lasts = /(?:时间|时长|间隔|期限|周期|年限|时差|晚点|周转期|有效期|期)$/u;

/** What is measured: the words before the figure, without the words that only lead to it. */
function measureBefore(before: string): { readonly measure: string; readonly offset: number } {
  // A deadline or a frequency before a 、 belongs to another requirement: 当日登记、账物相符率.
  const list = before.lastIndexOf('、');
  const other = list > 0 && before.slice(0, list).includes(used) && !before.startsWith(used) ? list : -1;
  const from = Math.max(before.lastIndexOf(':'), before.lastIndexOf('('), other) + 1;
  let rest = before.slice(from);
  let offset = from;
  const lead =
    /^(?:\u0002|[、(]|\d+[.、)]|确保|保证(?!金)|力争|实现(?!率)|做到|使得?(?!用)|要求|保持|全年(?!级)|全面|继续(?!教育)|努力|争取|其中|且|并且?(?!发|轨)|同时|年内|本年度|每[位名个人生]|人均(?=每)|将|把(?!关)|对(?![口标象外比账])|做好)/u;
  for (let cut = lead.exec(rest); cut; cut = lead.exec(rest)) {
    rest = rest.slice(cut[0].length);
    offset += cut[0].length;
  }
  const tail =
    /(?:\u0002|[:、"“”)]|应当|(?<![供响适反对效])应|必?须|需要|(?<!必)需|(?<![纪摘主重])要|(?<![平人年生户])均|(?<!首)都|总体|力争|争取|要求|保持|控制|维持|稳定|(?<!存)在|(?<!行)为|(?<![传送到])达|(?<!财)经|累计|原则上|年底|每[位名个人生]|一般|全部|的)$/u;
  for (let cut = tail.exec(rest); cut; cut = tail.exec(rest)) rest = rest.slice(0, rest.length - cut[0].length);
  const measure = rest.replaceAll(used, '').replaceAll('\u0001', '');
  const plausible = measure.length <= 24 && !/[<>=≥≤~,±]|\d{2,}/u.test(measure) && /\p{L}/u.test(measure);
  return plausible ? { measure, offset } : { measure: '', offset: before.length };
}

/** Whether what follows a figure still belongs to it, so that it would say something else: 2人以上须登记, 95%的. */
function endsWell(behind: string, hasSuffix: boolean): boolean {
  if (behind === '' || behind.startsWith(used)) return true;
  if (hasSuffix) return /^(?:[)、]|同意|通过|出席|$)/u.test(behind);
  return !/^(?:[~\-:/±\d零一二三四五六七八九十百千万]|的|者|时|以[上下内]|多|余|几|来[个人])/u.test(behind);
}

type Parts = Omit<Quantity, 'measureStart' | 'measure'>;

/** Every figure of an even text from which deadlines and frequencies were taken out. */
export function findQuantities(text: string): readonly Quantity[] {
  return clausesOf(text).flatMap((clause) => (isCondition(clause.text) ? [] : inClause(clause.text, clause.start)));
}

function inClause(text: string, offset: number): Quantity[] {
  const found: Parts[] = [...ranges(text)];
  const free = (start: number, end: number): boolean => found.every((one) => end <= one.start || start >= one.end);
  for (const one of [...comparisons(text), ...zeros(text)]) if (free(one.start, one.end)) found.push(one);
  return found
    .sort((a, b) => a.start - b.start)
    .map((one, index, all) => {
      const after = all[index - 1]?.end ?? 0;
      const left = measureBefore(text.slice(after, one.start));
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

function joined(before: string, fault: string): string {
  return before.length <= 8 && !/[、]/u.test(before) ? before + fault : fault;
}

/** A figure whose measure is missing where the form alone would not carry it is left as text. */
function isCertain(one: Quantity, behind: string): boolean {
  const goesOn = /^\p{Script=Han}/u.test(behind);
  if (goesOn && (one.unit === '个' || one.measure === '')) return false; // 三个环节, 2名保安
  if (one.value2 !== '' || one.comparison === '') return one.measure !== '';
  return true;
}

function ranges(text: string): Parts[] {
  return [...text.matchAll(ranged)].flatMap((match) => {
    const [whole, low = '', lowUnit, high = '', highUnit = ''] = match;
    const value = numberText(low);
    const value2 = numberText(high);
    if (value === null || value2 === null || Number(value) >= Number(value2)) return [];
    if (lowUnit !== undefined && lowUnit !== highUnit) return [];
    if (
      /^(?:周|日|年|期|学期|个学期|班|节|项|条|名|本|页|组|号|位)$/u.test(highUnit) &&
      !/(?:保持|控制|为|在)/u.test(whole)
    )
      return [];
    if (!endsWell(text.slice(match.index + whole.length), false)) return [];
    if (/(?:\d|不(?:低于|少于|超过|高于|大于|小于)|[≥≤<>])$/u.test(text.slice(0, match.index))) return [];
    return [
      {
        comparison: '',
        value,
        value2,
        unit: unitNames[highUnit] ?? highUnit,
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
  const [whole, least, most, over, under, equal, kept, shareWords, plain = '', plainUnit = '', upward, downward] =
    match;
  const figure = shareWords === undefined ? plainFigure(plain, plainUnit) : shareText(shareWords);
  if (figure === null) return null;
  const { value, unit: unitText } = figure;
  const before = text.slice(0, match.index);
  const behind = text.slice(match.index + whole.length);
  if (!endsWell(behind, upward !== undefined || downward !== undefined)) return null;
  const place = { value, value2: '', unit: unitText, start: match.index, end: match.index + whole.length } as const;
  const isDuration = timeUnits.test(unitText);
  const measured = measureBefore(before).measure;
  const up2 = least ?? upward;
  const down2 = most ?? downward;
  if (up2 !== undefined && down2 !== undefined) return null;
  if ((over ?? under ?? equal) !== undefined && (up2 ?? down2) !== undefined && kept === undefined) return null;
  if (up2 !== undefined) {
    const whole100 = unitText === '%' && value === '100' && upward === undefined && /达/u.test(up2);
    return { ...place, comparison: whole100 ? '=' : '≥' };
  }
  if (down2 !== undefined) {
    if (isDuration && (downward !== undefined || !(lasts.test(measured) || behind === ''))) return null;
    return { ...place, comparison: '≤' };
  }
  // "More than" is also how a condition begins (超过3天报副院长): only at the end of a clause is it a standard.
  if (over !== undefined) return behind === '' && !isDuration ? { ...place, comparison: '>' } : null;
  if (under !== undefined) return behind === '' && !isDuration ? { ...place, comparison: '<' } : null;
  if (behind !== '' && !behind.startsWith(used) && !behind.startsWith('、')) return null;
  if (equal !== undefined && (unitText === '%' || unitText === '‰' || value === '0'))
    return { ...place, comparison: '=' };
  if (kept !== undefined || equal !== undefined) return null;
  const named = /(?:率|度|比例|占比|比重|覆盖面|降低|下降|提高|增长|提升)$/u.test(measured);
  if (unitText === '%' && named) return { ...place, comparison: value === '100' ? '=' : '' };
  if (value === '0' && measured !== '' && !isDuration && new RegExp(`(?:${faults})$`, 'u').test(measured))
    return { ...place, comparison: '=' };
  return null;
}

function plainFigure(text: string, unitText: string): { readonly value: string; readonly unit: string } | null {
  const value = numberText(text);
  if (value === null) return null;
  return { value, unit: unitNames[unitText] ?? unitText };
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
    ...[...text.matchAll(zeroBefore)].map((match) => ({ ...zero, ...place(match), fault: match[1] ?? '' })),
    ...[...text.matchAll(none)].flatMap((match) =>
      match.index === 0 || measureBefore(text.slice(0, match.index)).measure.length <= 8
        ? [{ ...zero, ...place(match), fault: match[1] ?? '' }]
        : [],
    ),
  ];
}
