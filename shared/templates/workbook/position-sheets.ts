import { comparisonWords } from './choices.ts';
import { idColumn, line, note, rank, reference, type TableSheet, text } from './column.ts';

/** 岗位 */
export const positionSheet: TableSheet = {
  layout: 'table',
  name: '岗位',
  kind: 'position',
  about: '一行一个岗位。岗位编码是其他表引用岗位的依据，建议人人都填。',
  columns: [
    { header: '岗位编码', field: 'code', value: line, width: 12, hint: '不可重复，如 WX03。' },
    { header: '岗位名称', field: 'name', value: line, required: true, width: 22, hint: '' },
    {
      header: '科室',
      field: 'sectionId',
      value: reference('section'),
      width: 18,
      hint: '“科室”表中的名称；处领导可不填。',
    },
    { header: '岗位级别', field: 'level', value: line, width: 16, hint: '按学校岗位设置方案填写，如 管理七级。' },
    {
      header: '编制人数',
      field: 'headcount',
      value: { type: 'number', min: 0, max: 999, whole: true },
      width: 10,
      hint: '整数，空着按 1。',
    },
    {
      header: '直接上级',
      field: 'reportsToPositionId',
      value: reference('position'),
      width: 14,
      hint: '上级岗位的编码或名称，不可互为上级。',
    },
    { header: '任职人', field: 'holders', value: { type: 'holders' }, width: 24, hint: '姓名或工号，多人用顿号隔开。' },
    { header: '岗位概述', field: 'purpose', value: text, width: 40, hint: '' },
    { header: '协作关系', field: 'worksWith', value: text, width: 30, hint: '' },
    { header: '任职资格', field: 'qualification', value: text, width: 40, hint: '一行一条。' },
    { header: '岗位权限', field: 'authority', value: text, width: 36, hint: '一行一条。' },
    { header: '工作条件', field: 'workingConditions', value: text, width: 24, hint: '' },
    {
      header: '计分总分',
      field: 'fullScore',
      value: { type: 'number', min: 0, max: 10_000, whole: false },
      width: 10,
      hint: '工作标准计分时，各条额定得分的合计；空着按 100，0 表示不限。',
    },
    idColumn,
  ],
};

/** 岗位职责 */
export const dutySheet: TableSheet = {
  layout: 'table',
  name: '岗位职责',
  kind: 'duty',
  parentField: 'positionId',
  about: '一行一条职责。职责编号为“岗位编码-序号”，如 WX03-2。',
  columns: [
    {
      header: '岗位',
      field: 'positionId',
      value: reference('position'),
      required: true,
      width: 14,
      hint: '岗位编码或名称。',
    },
    { header: '岗位名称', field: 'positionName', value: note, width: 20, hint: '仅供查看，导入时不读。' },
    { header: '序号', field: 'ordinal', value: rank, width: 8, hint: '在本岗位内从 1 起；空着接上一行。' },
    { header: '岗位职责', field: 'text', value: text, required: true, width: 80, hint: '' },
    idColumn,
  ],
};

/** 具体工作 */
export const workItemSheet: TableSheet = {
  layout: 'table',
  name: '具体工作',
  kind: 'workItem',
  parentField: 'dutyId',
  about: '一行一项具体工作。工作编号为“职责编号-序号”，如 WX03-2-1。',
  columns: [
    {
      header: '职责编号',
      field: 'dutyId',
      value: reference('duty'),
      required: true,
      width: 14,
      hint: '岗位编码-职责序号，如 WX03-2。',
    },
    { header: '岗位名称', field: 'positionName', value: note, width: 20, hint: '仅供查看，导入时不读。' },
    { header: '岗位职责', field: 'dutyText', value: note, width: 44, hint: '仅供查看，导入时不读。' },
    { header: '序号', field: 'ordinal', value: rank, width: 8, hint: '在本条职责内从 1 起；空着接上一行。' },
    { header: '具体工作', field: 'text', value: text, required: true, width: 60, hint: '' },
    idColumn,
  ],
};

/** 工作标准 */
export const workStandardSheet: TableSheet = {
  layout: 'table',
  name: '工作标准',
  kind: 'workStandard',
  parentField: 'workItemId',
  about: '一行一条标准。标准编号为“工作编号-序号”，如 WX03-2-1-1；尽量写出目标值、时限或频次。',
  columns: [
    {
      header: '工作编号',
      field: 'workItemId',
      value: reference('workItem'),
      required: true,
      width: 16,
      hint: '职责编号-具体工作序号，如 WX03-2-1。',
    },
    { header: '岗位名称', field: 'positionName', value: note, width: 20, hint: '仅供查看，导入时不读。' },
    { header: '具体工作', field: 'itemText', value: note, width: 36, hint: '仅供查看，导入时不读。' },
    { header: '序号', field: 'ordinal', value: rank, width: 8, hint: '在本项工作内从 1 起；空着接上一行。' },
    { header: '工作标准', field: 'requirement', value: text, required: true, width: 60, hint: '印进手册的原文。' },
    { header: '衡量指标', field: 'measure', value: line, width: 18, hint: '如 响应时间、满意度。' },
    {
      header: '比较',
      field: 'comparison',
      value: { type: 'choice', words: comparisonWords },
      width: 8,
      hint: '≥ ≤ = > < 之一，可空。',
    },
    { header: '目标值', field: 'targetValue', value: line, width: 12, hint: '如 95，可写 10～20。' },
    { header: '单位', field: 'unit', value: line, width: 10, hint: '如 %、小时、次。' },
    { header: '时限', field: 'timeLimit', value: line, width: 18, hint: '如 2小时内。' },
    { header: '频次', field: 'frequency', value: line, width: 16, hint: '如 每日、每月至少2次。' },
    { header: '检查方式', field: 'checkMethod', value: line, width: 24, hint: '' },
    { header: '依据', field: 'basis', value: line, width: 30, hint: '制度、规范的名称。' },
    { header: '应留材料', field: 'expectedEvidence', value: line, width: 24, hint: '能证明做到了的记录。' },
    {
      header: '额定得分',
      field: 'ratedScore',
      value: { type: 'number', min: 0, max: 1000, whole: false },
      width: 10,
      hint: '计分考核时填，同一岗位合计100分；不计分的空着。',
    },
    {
      header: '考核条件与扣减分数',
      field: 'deductions',
      value: text,
      width: 36,
      hint: '一行一条，如 迟报一次扣1分。',
    },
    { header: '标准库出处', field: 'sourceEntry', value: line, width: 18, hint: '从标准库采用时由程序填写。' },
    idColumn,
  ],
};
