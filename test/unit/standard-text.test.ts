import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber } from '../../shared/domain/standard-text/numbers.ts';
import { printStandard, readStandard, targetValueText } from '../../shared/domain/standard-text/read-standard.ts';
import { judgeTexts, standardTables } from '../support/standard-texts.ts';

const number = fc.oneof(
  fc.integer({ min: 1, max: 99_999 }).map(String),
  fc
    .tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 99 }))
    .map(([whole, part]) => `${whole}.${part}`),
);
const measure = fc.constantFrom('师生满意度', '设备完好率', '投诉率', '响应时间', '消防通道净宽', '室温', '到课率');
const unit = fc.constantFrom('%', '‰', '元', '万元', '℃', '分', '人次', '学时', '小时', '分钟', '㎡', 'mg/L');
const duration = fc
  .tuple(fc.integer({ min: 1, max: 90 }), fc.constantFrom('分钟', '小时', '天', '个工作日', '周', '个月'))
  .map(([amount, word]) => `${amount}${word}`);
const timeLimit = fc.oneof(
  fc.constant(''),
  duration.map((words) => `${words}内`),
  duration.map((words) => `接到报修后${words}内`),
  duration.map((words) => `会前${words}`),
  duration.map((words) => `提前${words}`),
  fc.integer({ min: 1, max: 28 }).map((day) => `每月${day}日前`),
  fc.constantFrom('学期结束前', '每年12月底前', '6月30日前', '第14周前', '每周五前', '下班前', '2026年6月底前'),
);
const period = fc.oneof(
  fc.constantFrom('每日', '每周', '每月', '每季度', '每半年', '每学期', '每学年', '每年'),
  fc
    .tuple(fc.integer({ min: 2, max: 60 }), fc.constantFrom('小时', '日', '周', '个月', '年'))
    .map(([n, u]) => `每${n}${u}`),
);
const frequency = fc.oneof(
  fc.constant(''),
  period,
  fc
    .tuple(period, fc.constantFrom('', '至少', '不超过'), fc.integer({ min: 1, max: 20 }), fc.constantFrom('次', '遍'))
    .map(([every, bound, count, word]) => `${every}${bound}${count}${word}`),
);
const figure = fc.oneof(
  fc.record({
    measure,
    comparison: fc.constantFrom('≥' as const, '≤' as const, '>' as const, '<' as const),
    value: number,
    value2: fc.constant(''),
    unit: fc.constantFrom('%', '‰', '元', '万元', '℃', '分', '人次', '学时', '㎡', 'mg/L'),
  }),
  fc
    .record({ measure, low: fc.integer({ min: 0, max: 500 }), more: fc.integer({ min: 1, max: 500 }), unit })
    .filter((one) => !['分钟', '小时'].includes(one.unit))
    .map((one) => ({
      measure: one.measure,
      comparison: '' as const,
      value: String(one.low),
      value2: String(one.low + one.more),
      unit: one.unit,
    })),
  measure.map((name) => ({ measure: name, comparison: '=' as const, value: '0', value2: '', unit: '' })),
  fc.constant({ measure: '', comparison: '' as const, value: '', value2: '', unit: '' }),
);

const withoutSpans = (text: string) => {
  const { spans: _spans, otherFigures, ...fields } = readStandard(text);
  return { ...fields, otherFigures };
};

describe('the reader of work standards', () => {
  it('reads at least 95 of 100 texts as a person fills the fields in, and fills in nothing that is not there', () => {
    const texts = judgeTexts('texts');
    expect(texts.filter(({ isWrong }) => isWrong)).toEqual([]);
    expect(texts.length).toBeGreaterThanOrEqual(300);
    expect(texts.filter(({ isRight }) => isRight).length / texts.length).toBeGreaterThanOrEqual(0.95);
    for (const name of [...standardTables, 'department-texts', 'department-texts-2'] as const)
      expect(judgeTexts(name).filter(({ isWrong }) => isWrong)).toEqual([]);
  });

  it('reads what it prints', () => {
    fc.assert(
      fc.property(figure, timeLimit, frequency, (quantity, limit, often) => {
        const own = /^每(?:月|年|周)/u.exec(limit)?.[0] ?? '';
        const fields = { ...quantity, timeLimit: limit, frequency: often === '' ? own : often };
        expect(withoutSpans(printStandard(fields))).toEqual({ ...fields, otherFigures: 0 });
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads the ways of writing one thing alike', () => {
    const same = [
      '满意度≥95%',
      '满意度95%以上',
      '满意度不低于95%',
      '满意度达到９５％',
      '满意度 >= 95 %',
      '满意度百分之九十五以上',
    ];
    for (const text of same) expect(withoutSpans(text)).toEqual(withoutSpans('满意度≥95%'));
    for (const wave of ['~', '～', '〜', '—', '－', '-', '至', '到'])
      expect(targetValueText(readStandard(`菜价10${wave}20元`))).toBe('10～20');
  });

  it('says where in the text a figure stands, blanks and wide characters included', () => {
    const text = '满意度　不低于 ９５ ％， ３个工作日 内 办结';
    const { spans } = readStandard(text);
    expect(spans.map(({ part, start, end }) => [part, text.slice(start, end)])).toEqual([
      ['quantity', '不低于 ９５ ％'],
      ['timeLimit', '３个工作日 内'],
    ]);
  });

  it('never throws and never names a place outside the text, whatever it is given', () => {
    const piece = fc.constantFrom(
      '每',
      '不低于',
      '95',
      '%',
      '三',
      '个',
      '工作日',
      '内',
      '以上',
      '，',
      '~',
      '会前',
      '次',
      '零',
      '前',
      '月',
      '\n',
      '𠀀',
      '①',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ maxLength: 4, unit: 'binary' })), { maxLength: 24 }),
        (pieces) => {
          const text = pieces.join('');
          for (const { start, end } of readStandard(text).spans) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('reads Chinese numerals, and takes none for one number that is two', () => {
    const known = {
      零: 0,
      十: 10,
      十五: 15,
      二十: 20,
      一百零五: 105,
      三百五十: 350,
      三千: 3000,
      两万五千: 25_000,
      两: 2,
    };
    for (const [text, value] of Object.entries(known)) expect(chineseNumber(text)).toBe(value);
    for (const text of ['三五', '一二三', '百', '一百五', '十百', '万', '']) expect(chineseNumber(text)).toBeNull();
  });
});
