import { chapterSourceWords } from './choices.ts';
import { copies, day, idColumn, line, rank, reference, type TableSheet, text, year, yesNo } from './column.ts';

/** 质量手册 */
export const handbookSheet: TableSheet = {
  layout: 'table',
  name: '质量手册',
  kind: 'handbook',
  about: '每年一行：手册的封面、批准页和前言，正文由程序编排。',
  columns: [
    { header: '年度', field: 'year', value: year, required: true, width: 8, hint: '四位年份，一年一行。' },
    { header: '手册名称', field: 'title', value: line, required: true, width: 36, hint: '' },
    { header: '文件编号', field: 'documentCode', value: line, width: 18, hint: '如 HQC/SC-2026。' },
    {
      header: '编号规则',
      field: 'codeScheme',
      value: line,
      width: 18,
      hint: '文件编号空着时使用，如 {部门}/SC-{年}。',
    },
    { header: '版次', field: 'edition', value: line, width: 8, hint: '如 A/0。' },
    { header: '受控', field: 'controlled', value: yesNo, width: 8, hint: '是或否。' },
    { header: '编制', field: 'compiledBy', value: line, width: 12, hint: '' },
    { header: '审核', field: 'reviewedBy', value: line, width: 12, hint: '' },
    { header: '批准', field: 'approvedBy', value: line, width: 12, hint: '' },
    { header: '发布日期', field: 'issuedOn', value: day, width: 13, hint: '如 2026-03-01。' },
    { header: '实施日期', field: 'effectiveOn', value: day, width: 13, hint: '不早于发布日期。' },
    { header: '批准令', field: 'approvalText', value: text, width: 50, hint: '' },
    { header: '前言', field: 'preface', value: text, width: 50, hint: '' },
    { header: '含工作流程', field: 'includeWorkflows', value: yesNo, width: 12, hint: '是或否。' },
    { header: '含标准一览表', field: 'includeStandardsTable', value: yesNo, width: 14, hint: '是或否。' },
    { header: '含材料清单', field: 'includeEvidenceList', value: yesNo, width: 12, hint: '是或否。' },
    idColumn,
  ],
};

/** 手册章节 */
export const handbookChapterSheet: TableSheet = {
  layout: 'table',
  name: '手册章节',
  kind: 'handbookChapter',
  parentField: 'handbookId',
  about: '一行一章，按顺序排列。没有行的年度按“部门概况、质量目标、各科室……”的通用目录编排。',
  columns: [
    {
      header: '年度',
      field: 'handbookId',
      value: reference('handbook'),
      required: true,
      width: 8,
      hint: '“质量手册”表中的年度。',
    },
    { header: '序号', field: 'ordinal', value: rank, width: 8, hint: '在本手册内从 1 起；空着接上一行。' },
    {
      header: '章节内容',
      field: 'source',
      value: { type: 'choice', words: chapterSourceWords },
      required: true,
      width: 24,
      hint: '自写章节、篇，或由程序编排的内容。',
    },
    { header: '章节名称', field: 'title', value: line, width: 30, hint: '空着用内容的通用名称。' },
    { header: '作为附录', field: 'isAppendix', value: yesNo, width: 10, hint: '是或否。' },
    { header: '编入手册', field: 'isIncluded', value: yesNo, width: 10, hint: '是或否，空着为是。' },
    { header: '正文', field: 'text', value: text, width: 60, hint: '自写章节的正文。' },
    idColumn,
  ],
};

/** 手册发放 */
export const handbookCopySheet: TableSheet = {
  layout: 'table',
  name: '手册发放',
  kind: 'handbookCopy',
  parentField: 'handbookId',
  about: '一行一份（或一批）：发给谁、谁签收，印在手册的“发放登记”页。',
  columns: [
    {
      header: '年度',
      field: 'handbookId',
      value: reference('handbook'),
      required: true,
      width: 8,
      hint: '“质量手册”表中的年度。',
    },
    { header: '序号', field: 'ordinal', value: rank, width: 8, hint: '在本手册内从 1 起；空着接上一行。' },
    { header: '受控号', field: 'number', value: line, width: 10, hint: '如 01。' },
    { header: '发放部门或人员', field: 'recipient', value: line, required: true, width: 26, hint: '' },
    { header: '份数', field: 'count', value: copies, width: 8, hint: '' },
    { header: '发放日期', field: 'issuedOn', value: day, width: 13, hint: '如 2026-03-01。' },
    { header: '签收人', field: 'receivedBy', value: line, width: 12, hint: '' },
    { header: '收回日期', field: 'returnedOn', value: day, width: 13, hint: '换版收回时填写。' },
    { header: '备注', field: 'remarks', value: line, width: 24, hint: '' },
    idColumn,
  ],
};
