import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expectedRecords,
  keptRecordLine,
  printKeptRecord,
  readKeptRecord,
  readKeptRecords,
} from '../../shared/domain/workflow-record.ts';

describe('records that a workflow keeps', () => {
  it.each([
    ['1、报名通知（教务处保存）', ['报名通知', '教务处', '']],
    ['7、证书复印件(教务处、系部保存)', ['证书复印件', '教务处、系部', '']],
    ['报修登记单（维修调度岗保存3年）', ['报修登记单', '维修调度岗', '3年']],
    ['入库验收单（库存科保管，保存期限：长期）', ['入库验收单（库存科保管，保存期限：长期）', '', '']],
    ['入库验收单（库存科保管，长期）', ['入库验收单', '库存科', '长期']],
    ['⑤缺考名单（由考务岗存档至少5年）', ['缺考名单', '考务岗', '至少5年']],
    ['培训签到表（3年）', ['培训签到表', '', '3年']],
    ['学籍变动申请表（休学、复学用）', ['学籍变动申请表（休学、复学用）', '', '']],
    ['申请表（附件1）（学工处存）', ['申请表（附件1）', '学工处', '']],
    ['（教务处保存）', ['（教务处保存）', '', '']],
  ])('reads %s', (line, [name, keeper, retention]) => {
    expect(readKeptRecord(line)).toEqual({ name, keeper, retention });
  });

  it('reads back what it prints', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'报名表登记保存库科教务处（）、A'),
      minLength: 1,
      maxLength: 12,
    });
    const keeper = fc.string({ unit: fc.constantFrom(...'教务处系部库存科、'), maxLength: 8 });
    fc.assert(
      fc.property(word, keeper, fc.constantFrom('', '3年', '长期', '两个学期'), (name, by, retention) => {
        const first = readKeptRecord(printKeptRecord({ name, keeper: by, retention }));
        // Whatever was understood the first time is understood the same way ever after.
        expect(first && readKeptRecord(printKeptRecord(first))).toEqual(first);
      }),
    );
  });

  it('gives back every cell of a table as it was typed, and writes it as people do where that says the same', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'1、报表（）保存库3年长期至毕业｜'), maxLength: 9 });
    fc.assert(
      fc.property(cell, cell, cell, (name, keeper, retention) => {
        const clean = (text: string): string => text.replaceAll(/[｜\s]+/gu, ' ').trim();
        const typed = { name: clean(name), keeper: clean(keeper), retention: clean(retention) };
        const empty = Object.values(typed).every((text) => text === '');
        expect(readKeptRecord(keptRecordLine({ name, keeper, retention }))).toEqual(empty ? null : typed);
      }),
    );
    expect(keptRecordLine({ name: '报名表', keeper: '教务处', retention: '3年' })).toBe('报名表（教务处保存3年）');
    expect(keptRecordLine({ name: '报名表', keeper: '教务处', retention: '至毕业后一年' })).toBe(
      '报名表｜教务处｜至毕业后一年',
    );
  });

  it('loses no character of a line, whatever stands in its brackets', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'报表（）()保存库3年、 由'), maxLength: 16 }), (line) => {
        const kept = readKeptRecord(line);
        const bare = (text: string): string => text.replace(/[\s（）()、由保存]/gu, '');
        expect(bare(kept === null ? '' : kept.name + kept.keeper + kept.retention)).toBe(
          bare(line.replace(/^\s*(?:[（(]?\d{1,2}[）)]|\d{1,2}[、．.](?!\d))\s*/u, '')),
        );
      }),
    );
  });

  it('takes the steps’ records first, and fills in from the card what a step does not say', () => {
    const step = (id: string, output: string, keeper = '') => ({ id, output, keeper, retention: '' });
    expect(
      expectedRecords('1、报名表（教务处保存3年）\n2、缺考名单（教务处保存）', [
        step('a', '《报名表》、缴费单', '系部'),
        step('b', ''),
        step('c', '报名表'),
      ]),
    ).toEqual([
      { stepId: 'a', name: '《报名表》', keeper: '系部', retention: '3年' },
      { stepId: 'a', name: '缴费单', keeper: '系部', retention: '' },
      { stepId: null, name: '缺考名单', keeper: '教务处', retention: '' },
    ]);
    expect(readKeptRecords('\n \n')).toEqual([]);
  });
});
