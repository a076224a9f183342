import { findingOriginWords } from './choices.ts';
import { day, idColumn, line, reference, type TableSheet, text } from './column.ts';

/** 问题台账 */
export const findingSheet: TableSheet = {
  layout: 'table',
  name: '问题台账',
  kind: 'finding',
  about:
    '一行一个问题。整改到哪一步由日期看出：填了“开始整改”是整改中，填了“整改完成”是已整改，填了“复查日期”是已销号。',
  columns: [
    { header: '编号', field: 'number', value: line, width: 12, hint: '不可重复，如 2026-01。' },
    { header: '发现日期', field: 'foundOn', value: day, width: 13, hint: '如 2026-03-18。' },
    {
      header: '发现方式',
      field: 'origin',
      value: { type: 'choice', words: findingOriginWords },
      width: 12,
      hint: '自查、上级检查、投诉反映、监测预警、其他之一，空着为自查。',
    },
    { header: '发现人', field: 'foundBy', value: line, width: 16, hint: '谁发现的，或哪次检查。' },
    { header: '存在的问题', field: 'problem', value: text, required: true, width: 44, hint: '' },
    {
      header: '涉及标准',
      field: 'workStandardId',
      value: reference('workStandard'),
      width: 14,
      hint: '标准编号，如 WX03-2-1-1；标准、职责、任务、指标至多填一项。',
    },
    { header: '涉及职责', field: 'dutyId', value: reference('duty'), width: 12, hint: '职责编号，如 WX03-2。' },
    {
      header: '涉及任务',
      field: 'annualTaskId',
      value: reference('annualTask'),
      width: 12,
      hint: '“年度任务”表中的编号。',
    },
    {
      header: '涉及指标',
      field: 'indicatorId',
      value: reference('indicator'),
      width: 14,
      hint: '“监测指标”表中的编号或名称。',
    },
    { header: '原因分析', field: 'cause', value: text, width: 30, hint: '' },
    { header: '整改措施', field: 'correction', value: text, width: 36, hint: '' },
    { header: '责任岗位', field: 'positionId', value: reference('position'), width: 14, hint: '岗位编码或名称。' },
    { header: '整改时限', field: 'mendBy', value: day, width: 13, hint: '如 2026-04-15。' },
    { header: '开始整改', field: 'startedOn', value: day, width: 13, hint: '' },
    { header: '整改完成', field: 'mendedOn', value: day, width: 13, hint: '' },
    { header: '整改结果', field: 'outcome', value: text, width: 30, hint: '' },
    { header: '复查日期', field: 'verifiedOn', value: day, width: 13, hint: '复查合格、销号的日期。' },
    { header: '复查人', field: 'verifiedBy', value: line, width: 12, hint: '' },
    { header: '备注', field: 'remarks', value: text, width: 20, hint: '' },
    idColumn,
  ],
};
