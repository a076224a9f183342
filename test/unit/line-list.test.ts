import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readNumber, readRoman, splitLines } from '../../shared/domain/line-list.ts';

describe('splitting pasted text into lines', () => {
  const dropped = [
    ['一、制定年度计划', '制定年度计划'],
    ['十二、制定年度计划', '制定年度计划'],
    ['貳、制定年度計劃', '制定年度計劃'],
    ['1、制定年度计划', '制定年度计划'],
    ['1. 制定年度计划', '制定年度计划'],
    ['1.制定年度计划', '制定年度计划'],
    ['１２．制定年度计划', '制定年度计划'],
    ['（1）制定年度计划', '制定年度计划'],
    ['（十一） 制定年度计划', '制定年度计划'],
    ['(1)制定年度计划', '制定年度计划'],
    ['（１）制定年度计划', '制定年度计划'],
    ['3）制定年度计划', '制定年度计划'],
    ['①制定年度计划', '制定年度计划'],
    ['㉑ 制定年度计划', '制定年度计划'],
    ['⑴制定年度计划', '制定年度计划'],
    ['⒈制定年度计划', '制定年度计划'],
    ['㈠制定年度计划', '制定年度计划'],
    ['Ⅱ、制定年度计划', '制定年度计划'],
    ['a）制定年度计划', '制定年度计划'],
    ['第三条　制定年度计划', '制定年度计划'],
    ['1.1.2 制定年度计划', '制定年度计划'],
    ['● 制定年度计划', '制定年度计划'],
    ['- 制定年度计划', '制定年度计划'],
    ['·制定年度计划', '制定年度计划'],
    ['\uF06C\uF0D8 1、制定年度计划', '制定年度计划'],
    ['\u3000\u30001、\u3000制定年度计划\u3000', '制定年度计划'],
    ['1、24小时值班', '24小时值班'],
    ['（2）3个工作日内办结', '3个工作日内办结'],
    ['1. 24小时值班', '24小时值班'],
  ] as const;
  test.each(dropped)('drops the numbering of %j', (line, text) => {
    expect(splitLines(line)).toEqual([text]);
  });

  const kept = [
    '24小时值班',
    '3个工作日内办结',
    '3 个工作日内办结',
    '1.5小时内到达现场',
    '12.31前完成',
    '2026.7完成初稿',
    '(2026)年度总结',
    '2026年度总结',
    '1、2、3号楼每日巡查',
    '1、2号楼每日巡查',
    '三、四楼保洁每日两次',
    '-5℃以下停止室外作业',
    '8:30前到岗',
    '1,000元以上须经审批',
    '1-3月完成预算',
    '一级单位由部门负责人带队',
    '第三方检测每年一次',
    '（紧急）2小时内响应',
    '——以下空白',
    'ISO 9001',
  ] as const;
  test.each(kept)('keeps what belongs to the text in %j', (line) => {
    expect(splitLines(line)).toEqual([line]);
  });

  it('drops an ambiguous head when the heads of all lines count from one', () => {
    expect(splitLines('1.24小时值班\n2.2小时内响应\n3.做好记录')).toEqual(['24小时值班', '2小时内响应', '做好记录']);
    expect(splitLines('一、二级单位考核\n二、三公经费管理')).toEqual(['二级单位考核', '三公经费管理']);
    expect(splitLines('1.24小时值班\n1.5小时内响应')).toEqual(['1.24小时值班', '1.5小时内响应']);
  });

  it('skips blank lines and heads without a text, whatever ends the lines', () => {
    expect(splitLines('1、甲\r\n\r\n  \r2、乙\n3、\n●\n丙\u2028丁')).toEqual(['甲', '乙', '丙', '丁']);
  });

  const han = fc.array(fc.constantFrom(...'负责全校水电气暖设施维修台账登记并按月汇总上报'), {
    minLength: 1,
    maxLength: 12,
  });
  const texts = fc.array(
    han.map((characters) => characters.join('')),
    { minLength: 1, maxLength: 30 },
  );
  const styles: readonly ((index: number) => string)[] = [
    (index) => `${index}、`,
    (index) => `${index}. `,
    (index) => `${index}．`,
    (index) => `(${index})`,
    (index) => `（${index}）`,
    (index) => `${index}）`,
    (index) => `\u3000${toFullWidth(index)}、`,
    () => '● ',
    () => '- ',
    () => '',
    (index) => String.fromCodePoint(index <= 20 ? 0x2460 + index - 1 : 0x3251 + index - 21),
  ];

  it('gives every entry back whatever way it was numbered', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...styles), fc.constantFrom('\n', '\r\n', '\n\n'), (entries, style, end) => {
        const pasted = entries.map((entry, index) => `${style(index + 1)}${entry}`).join(end);
        expect(splitLines(pasted)).toEqual(entries);
      }),
    );
  });

  it('never invents text: each entry is the end of the line that it came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (line) => {
        for (const entry of splitLines(line)) {
          expect(entry.trim()).toBe(entry);
          expect(entry).not.toBe('');
          expect(line.replace(/\t+/gu, ' ')).toContain(entry);
        }
      }),
    );
  });
});

describe('reading numbers', () => {
  it('reads Chinese numerals below a thousand', () => {
    const names = ['一', '十', '十二', '二十', '九十九', '一百零八', '貳拾叁', '二〇'];
    expect(names.map(readNumber)).toEqual([1, 10, 12, 20, 99, 108, 23, 20]);
    expect([readNumber(''), readNumber('甲'), readNumber('③'), readNumber('１２')]).toEqual([null, null, 3, 12]);
  });

  it('reads well-formed Roman numbers only', () => {
    expect(['I', 'iv', 'IX', 'XIV', 'XXXIX'].map(readRoman)).toEqual([1, 4, 9, 14, 39]);
    expect(['', 'IIII', 'VX', 'IC', 'A'].map(readRoman)).toEqual([null, null, null, null, null]);
  });
});

function toFullWidth(value: number): string {
  return [...String(value)].map((digit) => String.fromCodePoint(digit.charCodeAt(0) - 0x30 + 0xff10)).join('');
}
