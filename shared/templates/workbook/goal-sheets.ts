import { comparisonWords, goalLevelWords } from './choices.ts';
import { idColumn, line, points, reference, type TableSheet, text, year } from './column.ts';

/** 目标 */
export const goalSheet: TableSheet = {
  layout: 'table',
  name: '目标',
  kind: 'goal',
  about: '目标链：学校规划、专项规划、部门、科室、岗位、个人逐级分解；各年的目标值填在“年度目标值”表。',
  columns: [
    { header: '目标编号', field: 'code', value: line, width: 12, hint: '不可重复，如 M-01。' },
    {
      header: '层级',
      field: 'level',
      value: { type: 'choice', words: goalLevelWords },
      width: 10,
      hint: '学校、专项规划、部门、科室、岗位、个人之一，空着为部门。',
    },
    {
      header: '上级目标',
      field: 'parentGoalId',
      value: reference('goal'),
      width: 14,
      hint: '本表中另一行的目标编号或目标内容，最高一级空着。',
    },
    { header: '目标内容', field: 'text', value: text, required: true, width: 50, hint: '' },
    { header: '衡量指标', field: 'measure', value: line, width: 20, hint: '用什么衡量，如 报修及时率。' },
    {
      header: '比较',
      field: 'comparison',
      value: { type: 'choice', words: comparisonWords },
      width: 6,
      hint: '≥、≤、=、>、< 之一，可不填。',
    },
    { header: '目标值', field: 'targetValue', value: line, width: 10, hint: '期末要达到的值，如 95。' },
    { header: '单位', field: 'unit', value: line, width: 8, hint: '如 %、项、人。' },
    { header: '现状值', field: 'baseline', value: line, width: 10, hint: '制定目标时的值，单位相同。' },
    { header: '起始年度', field: 'yearFrom', value: year, required: true, width: 10, hint: '四位年份。' },
    {
      header: '截止年度',
      field: 'yearTo',
      value: year,
      required: true,
      width: 10,
      hint: '四位年份，不早于起始年度。',
    },
    { header: '牵头单位', field: 'leadUnit', value: line, width: 16, hint: '' },
    { header: '协助单位', field: 'assistingUnits', value: line, width: 20, hint: '多个用顿号隔开。' },
    { header: '科室', field: 'sectionId', value: reference('section'), width: 12, hint: '哪个科室的目标，可不填。' },
    { header: '岗位', field: 'positionId', value: reference('position'), width: 12, hint: '哪个岗位的目标，可不填。' },
    { header: '人员', field: 'personId', value: reference('person'), width: 12, hint: '谁的目标，可不填。' },
    { header: '责任人', field: 'ownerPersonId', value: reference('person'), width: 12, hint: '姓名或工号。' },
    { header: '考核点', field: 'checkpoint', value: text, width: 36, hint: '' },
    { header: '权重', field: 'weight', value: points, width: 8, hint: '0 到 100 的分值，可不填。' },
    { header: '备注', field: 'remarks', value: text, width: 20, hint: '' },
    idColumn,
  ],
};

/** 年度目标值 */
export const goalTargetSheet: TableSheet = {
  layout: 'table',
  name: '年度目标值',
  kind: 'goalTarget',
  about: '一行是一个目标在一年里要达到的值；同一目标每年一行。',
  columns: [
    {
      header: '目标',
      field: 'goalId',
      value: reference('goal'),
      required: true,
      width: 16,
      hint: '“目标”表中的目标编号或目标内容。',
    },
    { header: '年度', field: 'year', value: year, required: true, width: 8, hint: '四位年份，在目标的起止年度之内。' },
    { header: '目标值', field: 'value', value: text, width: 30, hint: '如 92，也可以写这一年要做成的事。' },
    { header: '完成值', field: 'result', value: text, width: 30, hint: '年末填写。' },
    idColumn,
  ],
};
