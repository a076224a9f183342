import {
  evidenceKindWords,
  evidencePartRoleWords,
  evidenceYearKindWords,
  secrecyWords,
  targetKindWords,
} from './choices.ts';
import { day, idColumn, line, note, reference, type TableSheet, text } from './column.ts';

/** 支撑材料 */
export const evidenceSheet: TableSheet = {
  layout: 'table',
  name: '支撑材料',
  kind: 'evidence',
  about: '一行一件材料。文件本身在程序的“支撑材料”页面拖入，按文件名与这里的行对上。',
  columns: [
    { header: '材料编号', field: 'number', value: line, width: 12, hint: '不可重复，如 1.1-1。' },
    { header: '材料名称', field: 'title', value: line, required: true, width: 40, hint: '' },
    {
      header: '种类',
      field: 'kind',
      value: { type: 'choice', words: evidenceKindWords },
      width: 8,
      hint: '文字、统计、声像、证书、实物、其他之一。',
    },
    { header: '形成日期', field: 'formedOn', value: day, width: 13, hint: '如 2026-03-01。' },
    { header: '所属年度', field: 'year', value: line, width: 12, hint: '如 2026 或 2025-2026。' },
    {
      header: '年度类别',
      field: 'yearKind',
      value: { type: 'choice', words: evidenceYearKindWords },
      width: 10,
      hint: '自然年或学年，空着为自然年。',
    },
    { header: '提供人', field: 'provider', value: line, width: 14, hint: '' },
    { header: '保管人', field: 'keeper', value: line, width: 14, hint: '' },
    { header: '存放位置', field: 'physicalPlace', value: line, width: 24, hint: '纸质件或实物存放的地方。' },
    {
      header: '密级',
      field: 'secrecyLevel',
      value: { type: 'choice', words: secrecyWords },
      width: 8,
      hint: '公开、内部、秘密之一，空着为内部。',
    },
    {
      header: '文件名',
      field: 'fileName',
      value: line,
      width: 40,
      hint: '与文件完全一致，含扩展名；文件已入库的不可改。',
    },
    { header: '文件是否入库', field: 'stored', value: note, width: 14, hint: '仅供查看，导入时不读。' },
    { header: '备注', field: 'remarks', value: text, width: 24, hint: '' },
    idColumn,
  ],
};

/** 材料文件 */
export const evidencePartSheet: TableSheet = {
  layout: 'table',
  name: '材料文件',
  kind: 'evidencePart',
  about: '一件材料有多个文件或旧版时，一行一个。第一个文件的当前版本写在“支撑材料”表中，不在这里。',
  columns: [
    {
      header: '材料编号',
      field: 'evidenceId',
      value: reference('evidence'),
      required: true,
      width: 14,
      hint: '“支撑材料”表中的编号或名称。',
    },
    { header: '材料名称', field: 'evidenceTitle', value: note, width: 36, hint: '仅供查看，导入时不读。' },
    {
      header: '文件名',
      field: 'fileName',
      value: line,
      required: true,
      width: 40,
      hint: '与文件完全一致，含扩展名；文件已入库的不可改。',
    },
    {
      header: '作用',
      field: 'role',
      value: { type: 'choice', words: evidencePartRoleWords },
      width: 8,
      hint: '文件或旧版，空着为文件。',
    },
    {
      header: '版次',
      field: 'version',
      value: { type: 'number', min: 1, max: 9999, whole: true },
      width: 8,
      hint: '最早的一版为 1，空着为 1。',
    },
    { header: '文件是否入库', field: 'stored', value: note, width: 14, hint: '仅供查看，导入时不读。' },
    { header: '说明', field: 'remarks', value: line, width: 24, hint: '' },
    idColumn,
  ],
};

/** 材料关联 */
export const evidenceLinkSheet: TableSheet = {
  layout: 'table',
  name: '材料关联',
  kind: 'evidenceLink',
  about: '一行一条关联：哪件材料证明哪一项。一件材料可以证明多项，不必复制文件。',
  columns: [
    {
      header: '材料编号',
      field: 'evidenceId',
      value: reference('evidence'),
      required: true,
      width: 14,
      hint: '“支撑材料”表中的编号或名称。',
    },
    { header: '材料名称', field: 'evidenceTitle', value: note, width: 36, hint: '仅供查看，导入时不读。' },
    {
      header: '关联类型',
      field: 'targetKind',
      value: { type: 'choice', words: targetKindWords },
      required: true,
      width: 12,
      hint: '工作标准、工作流程、年度任务、岗位等之一。',
    },
    {
      header: '关联对象',
      field: 'targetId',
      value: { type: 'target' },
      required: true,
      width: 20,
      hint: '标准编号、流程编号、任务编号等；部门可写本部门名称。',
    },
    { header: '对象内容', field: 'targetText', value: note, width: 50, hint: '仅供查看，导入时不读。' },
    {
      header: '证明年度',
      field: 'year',
      value: line,
      width: 12,
      hint: '如 2026 或 2025-2026；空着以材料自己的年度为准。',
    },
    { header: '流程记录', field: 'recordName', value: line, width: 20, hint: '关联工作流程时，写明是哪一种记录。' },
    { header: '说明', field: 'remarks', value: line, width: 24, hint: '' },
    idColumn,
  ],
};
