import { stepKindWords } from './choices.ts';
import { idColumn, line, rank, reference, type TableSheet, text, yesNo } from './column.ts';

/** 工作流程 */
export const workflowSheet: TableSheet = {
  layout: 'table',
  name: '工作流程',
  kind: 'workflow',
  about: '一行一个流程，相当于流程卡的卡头；步骤填在“流程步骤”表。',
  columns: [
    { header: '流程编号', field: 'code', value: line, width: 14, hint: '不可重复，如 LC-01。' },
    { header: '流程名称', field: 'name', value: line, required: true, width: 26, hint: '' },
    {
      header: '主责岗位',
      field: 'positionId',
      value: reference('position'),
      width: 14,
      hint: '岗位编码或名称；全部门共用的可不填。',
    },
    { header: '目的', field: 'purpose', value: text, width: 40, hint: '' },
    { header: '适用范围', field: 'scope', value: text, width: 30, hint: '' },
    { header: '实施主体', field: 'actors', value: line, width: 30, hint: '' },
    { header: '服务时限', field: 'serviceTimeLimit', value: line, width: 24, hint: '' },
    { header: '职责', field: 'duties', value: text, width: 40, hint: '各方负责什么，一行一条。' },
    { header: '规范', field: 'norms', value: text, width: 40, hint: '办理中须遵守的要求，一行一条。' },
    { header: '依据', field: 'basis', value: text, width: 30, hint: '' },
    {
      header: '记录保存',
      field: 'records',
      value: text,
      width: 40,
      hint: '一行一种记录，如 报名通知（教务处保存3年）。',
    },
    { header: '画泳道', field: 'swimLanes', value: yesNo, width: 8, hint: '流程图是否按承办人分列，空着为是。' },
    idColumn,
  ],
};

/** 流程步骤, with the arrows of its drawing in the column 下一步. */
export const workflowStepSheet: TableSheet = {
  layout: 'table',
  name: '流程步骤',
  kind: 'workflowStep',
  parentField: 'workflowId',
  about: '一行一步。“下一步”填步骤序号；有分支时写成 是→3；否→5。',
  columns: [
    {
      header: '流程编号',
      field: 'workflowId',
      value: reference('workflow'),
      required: true,
      width: 14,
      hint: '“工作流程”表中的编号或名称。',
    },
    { header: '序号', field: 'ordinal', value: rank, width: 8, hint: '在本流程内从 1 起；空着接上一行。' },
    {
      header: '类型',
      field: 'kind',
      value: { type: 'choice', words: stepKindWords },
      width: 10,
      hint: '开始、处理、判断、结束、并行、汇合之一，空着为处理。',
    },
    {
      header: '承办岗位',
      field: 'actorPositionId',
      value: reference('position'),
      width: 14,
      hint: '本部门的岗位编码或名称。',
    },
    { header: '其他承办人', field: 'actor', value: line, width: 18, hint: '不是本部门岗位时填写，如 报修人、财务处。' },
    { header: '步骤内容', field: 'action', value: line, required: true, width: 50, hint: '' },
    { header: '分步', field: 'details', value: text, width: 40, hint: '这一步里的小步，一行一条。' },
    { header: '输入', field: 'input', value: line, width: 20, hint: '' },
    { header: '输出记录', field: 'output', value: line, width: 20, hint: '' },
    { header: '记录保存人', field: 'keeper', value: line, width: 18, hint: '' },
    { header: '保存期限', field: 'retention', value: line, width: 10, hint: '如 3年、长期。' },
    { header: '时限', field: 'timeLimit', value: line, width: 16, hint: '如 2小时内。' },
    { header: '时间节点', field: 'timing', value: line, width: 14, hint: '如 第14周左右、每月20日前。' },
    {
      header: '下一步',
      field: 'next',
      value: { type: 'next' },
      width: 20,
      hint: '如 3，或 是→3；否→5；最后一步留空。',
    },
    idColumn,
  ],
};
