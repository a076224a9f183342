import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStandard, targetValueText } from '../../shared/domain/standard-text/read-standard.ts';

/** A part of a text and what it must be read as. */
interface Part {
  readonly text: string;
  readonly timeLimit?: string;
  readonly frequency?: string;
  readonly figure?: readonly [measure: string, comparison: string, value: string, unit: string];
}

const chineseDigits = '零一二三四五六七八九';
/** A number below a hundred as people write it: 12, １２, 十二. */
function spelled(number: number, style: 'arabic' | 'wide' | 'chinese'): string {
  if (style === 'arabic') return String(number);
  if (style === 'wide')
    return [...String(number)].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join('');
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens === 0 ? '' : `${tens === 1 ? '' : chineseDigits[tens]}十`}${ones === 0 && tens > 0 ? '' : chineseDigits[ones]}`;
}
const style = fc.constantFrom('arabic' as const, 'wide' as const, 'chinese' as const);
const small = fc.integer({ min: 2, max: 30 });

const act = fc.constantFrom(
  '完成整改',
  '上报教务处',
  '答复师生',
  '归档',
  '公布结果',
  '送达承办部门',
  '修复',
  '移交档案室',
  '发布通知',
);
const unit = fc.constantFrom('分钟', '小时', '天', '个工作日', '周', '个月');
const deadline: fc.Arbitrary<Part> = fc.oneof(
  fc
    .record({
      event: fc.constantFrom(
        '',
        '会议结束后',
        '验收后',
        '接到报修后',
        '收齐后',
        '考试结束后',
        '到货后',
        '公示结束后',
        '录取结束后',
      ),
      lead: fc.constantFrom('', '在', '于'),
      number: small,
      style,
      unit,
      inside: fc.constantFrom('内', '之内', '以内', '（不含节假日）内', '（遇寒暑假顺延）以内'),
      act,
    })
    .map((one) => ({
      text:
        one.event === ''
          ? `${one.lead}${spelled(one.number, one.style)}${one.unit}${one.inside}${one.act}`
          : `${one.lead}${one.event}${spelled(one.number, one.style)}${one.unit}${one.inside}${one.act}`,
      timeLimit: `${one.event}${one.number}${one.unit}内`,
    })),
  fc
    .record({
      event: fc.constantFrom('会前', '开课前', '开学前', '考前', '到期前', '提前'),
      number: small,
      style,
      unit,
      act,
    })
    .map((one) => ({
      text: `${one.event}${spelled(one.number, one.style)}${one.unit}${one.act}`,
      timeLimit: `${one.event}${one.number}${one.unit}`,
    })),
  fc
    .record({
      limit: fc.constantFrom('不迟于', '最迟于', '截至'),
      date: fc.constantFrom('6月30日', '12月底', '2027年6月底'),
    })
    .map((one) => ({ text: `${one.limit}${one.date}完成整改`, timeLimit: `${one.date}前` })),
  fc
    .constantFrom('6月30日前', '10月底前', '第14周前', '学期结束前', '下班前')
    .map((date) => ({ text: `${date}完成整改`, timeLimit: date })),
);

const periods = {
  日: '每日',
  天: '每日',
  周: '每周',
  月: '每月',
  季度: '每季度',
  学期: '每学期',
  学年: '每学年',
  年: '每年',
} as const;
const frequency: fc.Arbitrary<Part> = fc
  .record({
    period: fc.constantFrom(...(Object.keys(periods) as (keyof typeof periods)[])),
    bound: fc.constantFrom('', '至少', '不少于', '不超过'),
    number: fc.integer({ min: 1, max: 12 }),
    style,
    doing: fc.constantFrom('', '开展', '组织', '检查', '巡查', '召开例会'),
    behind: fc.constantFrom('', '安全检查', '座谈会'),
    form: fc.constantFrom('each' as const, 'one' as const),
    to: fc.constantFrom('', '至', '到', '～', '-'),
  })
  .map(({ period, bound, number, style: how, doing, behind, form, to }) => {
    const range = to === '' || bound !== '' ? '' : `${to}${spelled(number + 1, how)}`;
    const count = `${bound}${spelled(number, how)}${range}次${behind}`;
    const amount = range === '' ? String(number) : `${number}～${number + 1}`;
    const words = `${periods[period]}${{ '': '', 至少: '至少', 不少于: '至少', 不超过: '不超过' }[bound]}${amount}次`;
    return form === 'one' && period !== '季度'
      ? { text: `一${period}${count}`, frequency: words }
      : { text: `每${period}${doing}${count}`, frequency: words };
  });

const measure = fc.constantFrom(
  '师生满意度',
  '设备完好率',
  '材料归档率',
  '课堂到课率',
  '毕业生就业率',
  '报表差错率',
  '培训覆盖面',
);
const signs = {
  不低于: '≥',
  不得低于: '≥',
  应不少于: '≥',
  '≥': '≥',
  不超过: '≤',
  不高于: '≤',
  '≤': '≤',
  低于: '<',
  高于: '>',
} as const;
const figure: fc.Arbitrary<Part> = fc.oneof(
  fc
    .record({
      measure,
      lead: fc.constantFrom('', '确保', '力争', '做到'),
      sign: fc.constantFrom(...(Object.keys(signs) as (keyof typeof signs)[])),
      number: fc.integer({ min: 2, max: 99 }),
      share: fc.constantFrom('%', '‰'),
      form: fc.constantFrom('sign' as const, 'share' as const),
    })
    .map(({ measure: name, lead, sign, number, share, form }) => ({
      text: `${lead}${name}${sign}${form === 'share' && share === '%' ? `百分之${spelled(number, 'chinese')}` : `${number}${share}`}`,
      figure: [name, signs[sign], String(number), share] as const,
    })),
  fc.record({ measure, number: small, suffix: fc.constantFrom('以上', '及以上') }).map((one) => ({
    text: `${one.measure}达到${one.number}%${one.suffix}`,
    figure: [one.measure, '≥', String(one.number), '%'] as const,
  })),
  fc
    .record({
      measure: fc.constantFrom('专题讲座', '调研报告', '走访企业', '接待来访'),
      number: fc.integer({ min: 2, max: 900 }),
      unit: fc.constantFrom('场', '篇', '家', '人次', '份', '件', '笔', '台次', '课时'),
    })
    .map((one) => ({
      text: `${one.measure}不少于${one.number}${one.unit}`,
      figure: [one.measure, '≥', String(one.number), one.unit] as const,
    })),
  fc
    .constantFrom('责任事故', '投诉', '考务差错')
    .map((name) => ({ text: `${name}为零`, figure: [name, '=', '0', ''] as const })),
);

describe('a standard put together from parts that are known', () => {
  it('reads each part, whatever stands before and behind it and in whatever order they come', () => {
    const parts = fc.tuple(deadline, frequency, figure).chain((all) => fc.shuffledSubarray(all, { minLength: 1 }));
    fc.assert(
      fc.property(parts, fc.constantFrom('，', '；', '。', ';'), (chosen, comma) => {
        const text = chosen.map((part) => part.text).join(comma);
        const { measure: name, comparison, unit: unitWord, timeLimit, frequency: often, ...rest } = readStandard(text);
        const expected = chosen.find((part) => part.figure !== undefined)?.figure ?? ['', '', '', ''];
        expect({ text, figure: [name, comparison, targetValueText(rest), unitWord], timeLimit, often }).toEqual({
          text,
          figure: expected,
          timeLimit: chosen.find((part) => part.timeLimit !== undefined)?.timeLimit ?? '',
          often: chosen.find((part) => part.frequency !== undefined)?.frequency ?? '',
        });
      }),
      { numRuns: 500 },
    );
  });

  it('keeps no figure that a negation, an offence, a guess or a tolerance may change', () => {
    const changed = fc
      .record({ measure, number: fc.integer({ min: 2, max: 60 }) })
      .chain(({ measure: name, number }) =>
        fc.constantFrom(
          `不得有${number}次以上迟到`,
          `迟到${number}次以上的通报批评`,
          `${name}低于${number}%的，予以约谈`,
          `${name}约${number}%`,
          `${name}${number}%左右`,
          `${name}误差±${number}%`,
          `${name}、合格率分别不低于${number}%、98%`,
          `${number}万元以上，须集体研究`,
          `请假${number}天以上由院长审批`,
          `审批${number}天以内的事假`,
          `${name}是否超过${number}%`,
          `每${number}名学生配备辅导员不少于1人`,
          `满足${number}人使用，不低于95%`,
          `${number}日内不得提交${name}`,
          `${number}日内未取走的退回`,
          `${name}在放假后前${number}周上报`,
          `短期借用（${number}天以内）由专人登记`,
          `到期前60天、${number}天两次提醒`,
          `${name}：男生${number}%，女生95%以上`,
        ),
      );
    fc.assert(
      fc.property(changed, (text) => {
        const { measure: name, value, timeLimit, frequency: often } = readStandard(text);
        expect({ text, read: [name, value, timeLimit, often] }).toEqual({ text, read: ['', '', '', ''] });
      }),
    );
  });

  it('leaves as text what holds digits of other kinds: numbers of papers, rooms, models, grades, times of day', () => {
    const file = readFileSync(new URL('../fixtures/standards/stay-text.txt', import.meta.url), 'utf8');
    const texts = file.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(texts.length).toBeGreaterThan(80);
    const read = texts.filter((text) => {
      const { measure: name, value, timeLimit, frequency: often } = readStandard(text);
      return [name, value, timeLimit, often].some((field) => field !== '');
    });
    expect(read).toEqual([]);
  });

  it('comes to an end with long texts that repeat one thing', () => {
    for (const piece of [
      '一二三',
      '不低于95%以上，',
      '每',
      '会前三个工作日内',
      '12:00前',
      '的',
      '3次以上',
      '每年5月、',
      '()',
    ])
      expect(readStandard(piece.repeat(600)).spans.length).toBeGreaterThanOrEqual(0);
  });
});
