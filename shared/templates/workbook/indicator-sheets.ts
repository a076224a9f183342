import { warningSideWords } from './choices.ts';
import { amount, day, idColumn, line, reference, type TableSheet, text } from './column.ts';

/** 监测指标 */
export const indicatorSheet: TableSheet = {
  layout: 'table',
  name: '监测指标',
  kind: 'indicator',
  about: '一行一个指标；实测值填在“监测数据”表。最近一次的值越过警戒线就是预警。',
  columns: [
    { header: '编号', field: 'code', value: line, width: 12, hint: '不可重复，如 JC-01。' },
    { header: '指标名称', field: 'name', value: line, required: true, width: 30, hint: '如 浴室热水满意度。' },
    { header: '单位', field: 'unit', value: line, width: 8, hint: '如 %、件、次。' },
    {
      header: '监测标准',
      field: 'workStandardId',
      value: reference('workStandard'),
      width: 14,
      hint: '标准编号，如 WX03-2-1-1；标准、目标至多填一项。',
    },
    { header: '监测目标', field: 'goalId', value: reference('goal'), width: 14, hint: '“目标”表中的编号。' },
    { header: '目标值', field: 'targetValue', value: amount, width: 10, hint: '只填数字，可不填。' },
    {
      header: '警戒方式',
      field: 'warningSide',
      value: { type: 'choice', words: warningSideWords },
      width: 10,
      hint: '不低于、不高于之一，空着为不低于。',
    },
    { header: '警戒线', field: 'warningValue', value: amount, width: 10, hint: '只填数字，可不填。' },
    { header: '采集频次', field: 'frequency', value: line, width: 12, hint: '如 每月。' },
    { header: '责任岗位', field: 'positionId', value: reference('position'), width: 14, hint: '岗位编码或名称。' },
    { header: '数据来源', field: 'dataSource', value: line, width: 24, hint: '如 报修平台月度统计。' },
    { header: '备注', field: 'remarks', value: text, width: 20, hint: '' },
    idColumn,
  ],
};

/** 监测数据 */
export const indicatorReadingSheet: TableSheet = {
  layout: 'table',
  name: '监测数据',
  kind: 'indicatorReading',
  about: '一行是一个指标在一天的实测值。',
  columns: [
    {
      header: '指标',
      field: 'indicatorId',
      value: reference('indicator'),
      required: true,
      width: 20,
      hint: '“监测指标”表中的编号或名称。',
    },
    { header: '采集日期', field: 'readOn', value: day, required: true, width: 13, hint: '如 2026-06-12。' },
    { header: '实测值', field: 'measured', value: amount, required: true, width: 12, hint: '只填数字。' },
    { header: '备注', field: 'remarks', value: line, width: 24, hint: '' },
    idColumn,
  ],
};
