import { z } from 'zod';
import { idSchema, lineField, ordinalField, refField, requiredLineField, textField } from './fields.ts';

/** 工作流程, with the head of a process card (目的, 适用范围, 实施主体, 服务时限, 记录保存). */
export const workflowSchema = z.object({
  positionId: refField, // the position that owns it; null means the whole department
  code: lineField,
  name: requiredLineField,
  purpose: textField,
  scope: textField,
  actors: lineField, // 实施主体
  serviceTimeLimit: lineField, // 服务时限
  basis: textField,
  records: textField, // 记录保存, one a line, keeper in brackets
  ordinal: ordinalField,
});
export type Workflow = z.infer<typeof workflowSchema>;

/** Shapes of a step on the drawing: rounded, box, rhombus, rounded. */
export const workflowStepKinds = ['start', 'action', 'decision', 'end'] as const;
export type WorkflowStepKind = (typeof workflowStepKinds)[number];

export const workflowStepSchema = z.object({
  workflowId: idSchema,
  kind: z.enum(workflowStepKinds).default('action'),
  actorPositionId: refField,
  actor: lineField, // who acts, when it is no position of ours: 报修人, 财务处
  action: requiredLineField,
  input: lineField,
  output: lineField, // 输出记录
  keeper: lineField, // who keeps the record
  timeLimit: lineField,
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
