import { taskClassWords, taskStateWords } from './choices.ts';
import { idColumn, line, points, reference, type TableSheet, text, year } from './column.ts';

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
