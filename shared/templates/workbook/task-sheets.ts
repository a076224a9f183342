import { itemCategoryWords, taskClassWords, taskStateWords } from './choices.ts';
import { day, idColumn, line, points, rank, reference, type TableSheet, text, year } from './column.ts';

/** 年度任务 */
export const annualTaskSheet: TableSheet = {
  layout: 'table',
  name: '年度任务',
  kind: 'annualTask',
  about: 'A 类由规划分解，B 类为规划外重点工作，C 类为常规工作。',
  columns: [
    { header: '年度', field: 'year', value: year, required: true, width: 8, hint: '四位年份。' },
    {
      header: '类别',
      field: 'taskClass',
      value: { type: 'choice', words: taskClassWords },
      width: 8,
      hint: 'A、B、C 之一，空着为 C。',
    },
    { header: '任务编号', field: 'code', value: line, width: 12, hint: '同一年内不可重复，如 A-01。' },
    { header: '建设项目', field: 'project', value: line, width: 24, hint: '' },
    { header: '任务内容', field: 'content', value: text, required: true, width: 50, hint: '' },
    { header: '措施', field: 'measures', value: text, width: 40, hint: '' },
    { header: '预期成效', field: 'expectedResult', value: text, width: 36, hint: '' },
    { header: '牵头部门', field: 'leadDepartment', value: line, width: 14, hint: '' },
    { header: '协助部门', field: 'assistingDepartments', value: line, width: 18, hint: '多个用顿号隔开。' },
    { header: '责任人', field: 'ownerPersonId', value: reference('person'), width: 12, hint: '姓名或工号。' },
    { header: '承办岗位', field: 'positionId', value: reference('position'), width: 14, hint: '岗位编码或名称。' },
    { header: '完成时间', field: 'due', value: line, width: 16, hint: '按习惯写，如 2026.6、每年11月。' },
    { header: '考核点', field: 'checkpoint', value: text, width: 36, hint: '' },
    { header: '考核部门', field: 'checkedBy', value: line, width: 14, hint: '' },
    { header: '权重', field: 'weight', value: points, width: 8, hint: '0 到 100 的分值，可不填。' },
    {
      header: '状态',
      field: 'state',
      value: { type: 'choice', words: taskStateWords },
      width: 10,
      hint: '未开始、进行中、已完成之一。',
    },
    { header: '备注', field: 'remarks', value: text, width: 20, hint: '' },
    { header: '对应目标', field: 'goalId', value: reference('goal'), width: 14, hint: '“目标”表中的编号，可不填。' },
    idColumn,
  ],
};

/** 责任状 */
export const statementSheet: TableSheet = {
  layout: 'table',
  name: '责任状',
  kind: 'statement',
  about: '一行一份责任状；考核条目填在“责任状条目”表，各条权重合计应为 100。',
  columns: [
    { header: '编号', field: 'number', value: line, width: 16, hint: '不可重复。' },
    { header: '年度', field: 'year', value: year, required: true, width: 8, hint: '四位年份。' },
    { header: '标题', field: 'title', value: line, required: true, width: 36, hint: '' },
    { header: '甲方', field: 'partyA', value: line, width: 24, hint: '' },
    { header: '甲方签字人', field: 'partyASigner', value: line, width: 14, hint: '' },
    { header: '乙方', field: 'partyB', value: line, width: 20, hint: '' },
    { header: '乙方签字人', field: 'partyBSigner', value: line, width: 14, hint: '' },
    { header: '起始日期', field: 'periodFrom', value: day, width: 13, hint: '如 2026-01-01。' },
    { header: '截止日期', field: 'periodTo', value: day, width: 13, hint: '如 2026-12-31，不早于起始日期。' },
    { header: '前言', field: 'preamble', value: text, width: 50, hint: '' },
    { header: '责任条款', field: 'responsibilities', value: text, width: 50, hint: '一行一条。' },
    { header: '考核与奖惩', field: 'consequences', value: text, width: 50, hint: '一行一条。' },
    { header: '签订日期', field: 'signedOn', value: day, width: 13, hint: '未签可空。' },
    idColumn,
  ],
};

/** 责任状条目 */
export const statementItemSheet: TableSheet = {
  layout: 'table',
  name: '责任状条目',
  kind: 'statementItem',
  parentField: 'statementId',
  about: '一行一条考核内容，权重以分计。',
  columns: [
    {
      header: '责任状编号',
      field: 'statementId',
      value: reference('statement'),
      required: true,
      width: 16,
      hint: '“责任状”表中的编号或标题。',
    },
    { header: '序号', field: 'ordinal', value: rank, width: 8, hint: '在本责任状内从 1 起；空着接上一行。' },
    {
      header: '类别',
      field: 'category',
      value: { type: 'choice', words: itemCategoryWords },
      width: 8,
      hint: '共性、个性之一，空着为个性。',
    },
    { header: '考核内容', field: 'content', value: text, required: true, width: 50, hint: '' },
    { header: '目标值与考核标准', field: 'target', value: text, width: 50, hint: '' },
    { header: '完成时限', field: 'due', value: line, width: 16, hint: '' },
    { header: '权重', field: 'weight', value: points, width: 8, hint: '0 到 100 的分值，同一份责任状合计 100。' },
    {
      header: '对应任务',
      field: 'annualTaskId',
      value: reference('annualTask'),
      width: 14,
      hint: '“年度任务”表中的编号，可不填。',
    },
    idColumn,
  ],
};
