import { z } from 'zod';
import { idSchema, lineField, ordinalField, refField, requiredLineField, textField } from './fields.ts';

/**
 * 工作流程, with the head of a process card as colleges write it: 目的, 适用范围, 实施主体, 服务时限, 职责, 规范, 记录保存. One
 * model holds the five shapes they come in: the card, a chain of →, numbered steps, a flow chart, a calendar of weeks.
 */
export const workflowSchema = z.object({
  positionId: refField, // the position that owns it; null means the whole department
  code: lineField,
  name: requiredLineField,
  purpose: textField,
  scope: textField,
  actors: lineField, // 实施主体
  serviceTimeLimit: lineField, // 服务时限
  duties: textField, // 职责: who answers for what, one a line
  norms: textField, // 规范: what must be kept to on the way, one a line
  basis: textField,
  records: textField, // 记录保存, one a line as `workflow-record.ts` reads it: 报名通知（教务处保存3年）
  swimLanes: z.boolean().default(true), // drawn with a lane for each actor, where there is more than one
  ordinal: ordinalField,
});
export type Workflow = z.infer<typeof workflowSchema>;

/**
 * Shapes of a step on the drawing: rounded, box, rhombus, rounded, and two bars: after a fork all ways are taken at
 * once, a join waits for all of them.
 */
export const workflowStepKinds = ['start', 'action', 'decision', 'end', 'fork', 'join'] as const;
export type WorkflowStepKind = (typeof workflowStepKinds)[number];

export const workflowStepSchema = z.object({
  workflowId: idSchema,
  kind: z.enum(workflowStepKinds).default('action'),
  actorPositionId: refField,
  actor: lineField, // who acts, when it is no position of ours: 报修人, 财务处
  action: requiredLineField,
  details: textField, // sub-steps, one a line
  input: lineField,
  output: lineField, // 输出记录
  keeper: lineField, // who keeps the record
  retention: lineField, // how long it is kept: 3年, 长期
  timeLimit: lineField, // how fast: 2小时内
  timing: lineField, // when in the year or week: 第14周左右, 每月20日前
  ordinal: ordinalField,
});
export type WorkflowStep = z.infer<typeof workflowStepSchema>;

/** An arrow between two steps of one workflow; the label names the branch: 是, 否, 紧急. */
export const workflowLinkSchema = z.object({
  workflowId: idSchema,
  fromStepId: idSchema,
  toStepId: idSchema,
  label: lineField,
  ordinal: ordinalField,
});
export type WorkflowLink = z.infer<typeof workflowLinkSchema>;
