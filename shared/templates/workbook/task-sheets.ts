import { seasonWords, taskClassWords, taskStateWords } from './choices.ts';
import { amount, day, idColumn, line, points, rank, reference, type TableSheet, text, weeks, year } from './column.ts';

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
    { header: '具体负责人', field: 'doerPersonId', value: reference('person'), width: 12, hint: '姓名或工号。' },
    { header: '承办科室', field: 'sectionId', value: reference('section'), width: 14, hint: '科室名称。' },
    {
      header: '分解自',
      field: 'parentTaskId',
      value: reference('annualTask'),
      width: 12,
      hint: '上级任务的编号，不是分解出来的任务不填。',
    },
    {
      header: '结转自',
      field: 'carriedFromTaskId',
      value: reference('annualTask'),
      width: 12,
      hint: '上年度任务，写作“年度/编号”，如 2025/A-01。',
    },
    idColumn,
  ],
};

/** 数量指标 */
export const taskQuantitySheet: TableSheet = {
  layout: 'table',
  name: '任务数量指标',
  kind: 'taskQuantity',
  parentField: 'annualTaskId',
  about: '一行一个数量，一项任务可有多个；完成数随进度填写。',
  columns: [
    {
      header: '任务编号',
      field: 'annualTaskId',
      value: reference('annualTask'),
      required: true,
      width: 14,
      hint: '“年度任务”表中的编号。',
    },
    { header: '序号', field: 'ordinal', value: rank, width: 8, hint: '在本任务内从 1 起；空着接上一行。' },
    { header: '指标名称', field: 'name', value: line, required: true, width: 28, hint: '如 培训教师。' },
    { header: '单位', field: 'unit', value: line, width: 10, hint: '如 人次。' },
    { header: '目标数', field: 'target', value: amount, width: 12, hint: '' },
    { header: '完成数', field: 'actual', value: amount, width: 12, hint: '' },
    idColumn,
  ],
};

/** 校历学期 */
export const schoolTermSheet: TableSheet = {
  layout: 'table',
  name: '校历学期',
  kind: 'schoolTerm',
  about: '一行一个学期。完成时间写“第14周”“学期末”的，按这里换算成日期；没有填的学期按通常的校历推算。',
  columns: [
    {
      header: '学年',
      field: 'schoolYear',
      value: year,
      required: true,
      width: 10,
      hint: '起始年份，如 2026 表示 2026-2027 学年。',
    },
    {
      header: '学期',
      field: 'season',
      value: { type: 'choice', words: seasonWords },
      width: 12,
      hint: '秋季学期、春季学期之一。',
    },
    {
      header: '第一教学周',
      field: 'startsOn',
      value: day,
      required: true,
      width: 13,
      hint: '第一教学周的星期一，如 2026-09-07。',
    },
    { header: '教学周数', field: 'weeks', value: weeks, width: 10, hint: '含考试周，空着为 20。' },
    { header: '备注', field: 'remarks', value: line, width: 24, hint: '' },
    idColumn,
  ],
};

/** 节假日 */
export const schoolHolidaySheet: TableSheet = {
  layout: 'table',
  name: '节假日',
  kind: 'schoolHoliday',
  about: '一行一个假期；名称写“寒假”“暑假”的，完成时间里的寒暑假按这里的日期算。',
  columns: [
    { header: '名称', field: 'name', value: line, required: true, width: 20, hint: '如 国庆节、寒假。' },
    { header: '首日', field: 'fromDay', value: day, required: true, width: 13, hint: '如 2026-10-01。' },
    { header: '末日', field: 'toDay', value: day, width: 13, hint: '只放一天的可不填。' },
    { header: '备注', field: 'remarks', value: line, width: 24, hint: '' },
    idColumn,
  ],
};
