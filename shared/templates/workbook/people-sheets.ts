import { dutyNumberingWords, roleWords } from './choices.ts';
import { day, type FormSheet, idColumn, line, reference, type TableSheet, text } from './column.ts';

/** 学校与部门: the college and the department, one field a row. */
export const collegeAndDepartmentSheet: FormSheet = {
  layout: 'form',
  name: '学校与部门',
  about: '学校和本部门的基本情况，一行一项，只填“内容”一列。',
  rows: [
    { kind: 'college', header: '学校名称', field: 'name', value: line, width: 60, hint: '学校全称，印在手册封面。' },
    { kind: 'college', header: '学校简称', field: 'shortName', value: line, width: 60, hint: '内部行文用的简称。' },
    { kind: 'college', header: '学校代码', field: 'code', value: line, width: 60, hint: '院校代码，没有可不填。' },
    {
      kind: 'college',
      header: '诊改办名称',
      field: 'qualityOfficeName',
      value: line,
      width: 60,
      hint: '学校对诊改主管机构的叫法。',
    },
    { kind: 'college', header: '学校地址', field: 'address', value: line, width: 60, hint: '' },
    { kind: 'college', header: '学校备注', field: 'remarks', value: text, width: 60, hint: '' },
    {
      kind: 'department',
      header: '部门名称',
      field: 'name',
      value: line,
      required: true,
      width: 60,
      hint: '部门全称。',
    },
    {
      kind: 'department',
      header: '部门代码',
      field: 'code',
      value: line,
      width: 60,
      hint: '文件编号用的短代码，如 HQC。',
    },
    {
      kind: 'department',
      header: '部门负责人',
      field: 'headPersonId',
      value: reference('person'),
      width: 60,
      hint: '“人员”表中的姓名或工号。',
    },
    {
      kind: 'department',
      header: '部门秘书',
      field: 'secretaryPersonId',
      value: reference('person'),
      width: 60,
      hint: '“人员”表中的姓名或工号。',
    },
    { kind: 'department', header: '部门简介', field: 'overview', value: text, width: 60, hint: '' },
    {
      kind: 'department',
      header: '部门职责',
      field: 'duties',
      value: text,
      width: 60,
      hint: '一行一条（单元格内换行按 Alt+Enter）。',
    },
    {
      kind: 'department',
      header: '质量目标',
      field: 'qualityGoals',
      value: text,
      width: 60,
      hint: '一行一条，尽量带数值。',
    },
    { kind: 'department', header: '联系电话', field: 'phone', value: line, width: 60, hint: '' },
    { kind: 'department', header: '办公地点', field: 'office', value: line, width: 60, hint: '' },
    {
      kind: 'department',
      header: '任务提前提醒天数',
      field: 'dueWarningDays',
      value: { type: 'number', min: 0, max: 90, whole: true },
      width: 60,
      hint: '任务到期前几天开始提醒，0 到 90，空着为 7。',
    },
    {
      kind: 'department',
      header: '职责编号方式',
      field: 'dutyNumbering',
      value: { type: 'choice', words: dutyNumberingWords },
      width: 60,
      hint: '岗位职责的编号：1. 一、（1）（一）之一，空着按 1.。',
    },
  ],
};

/** 科室 */
export const sectionSheet: TableSheet = {
  layout: 'table',
  name: '科室',
  kind: 'section',
  about: '一行一个科室，手册中一科一章，按行的先后排列。',
  columns: [
    { header: '科室名称', field: 'name', value: line, required: true, width: 20, hint: '科室全称，不可重复。' },
    { header: '科室代码', field: 'code', value: line, width: 12, hint: '短代码，如 WX。' },
    {
      header: '负责人',
      field: 'leaderPersonId',
      value: reference('person'),
      width: 14,
      hint: '“人员”表中的姓名或工号。',
    },
    { header: '科室职责', field: 'duties', value: text, width: 70, hint: '一行一条。' },
    idColumn,
  ],
};

/** 人员 */
export const personSheet: TableSheet = {
  layout: 'table',
  name: '人员',
  kind: 'person',
  about: '一行一人。有同名的人时，其他表中请用工号指明。',
  columns: [
    { header: '工号', field: 'staffNumber', value: line, width: 12, hint: '不可重复；没有可不填，此时姓名不可重复。' },
    { header: '姓名', field: 'name', value: line, required: true, width: 14, hint: '' },
    { header: '职务职称', field: 'title', value: line, width: 24, hint: '职务或职称。' },
    { header: '联系电话', field: 'phone', value: line, width: 18, hint: '' },
    {
      header: '科室',
      field: 'sectionId',
      value: reference('section'),
      width: 18,
      hint: '“科室”表中的名称；处领导可不填。',
    },
    idColumn,
  ],
};

/** 诊改工作组 */
export const workingGroupSheet: TableSheet = {
  layout: 'table',
  name: '诊改工作组',
  kind: 'workingGroupMember',
  about: '部门诊改工作组成员，组长为部门负责人，名单报诊改办备案。',
  columns: [
    {
      header: '姓名',
      field: 'personId',
      value: reference('person'),
      required: true,
      width: 14,
      hint: '“人员”表中的姓名或工号，一人一行。',
    },
    {
      header: '组内职务',
      field: 'role',
      value: { type: 'choice', words: roleWords },
      width: 12,
      hint: '组长、副组长、成员、秘书之一。',
    },
    { header: '分工', field: 'task', value: line, width: 50, hint: '' },
    { header: '备案日期', field: 'filedOn', value: day, width: 14, hint: '如 2026-03-01。' },
    idColumn,
  ],
};
