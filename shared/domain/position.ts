import { z } from 'zod';
import { idSchema, lineField, ordinalField, refField, requiredLineField, textField } from './fields.ts';

/** 岗位, with the fields of a 岗位说明书 (S1 art. 8-1) that are not lists of their own. */
export const positionSchema = z.object({
  sectionId: refField,
  code: lineField,
  name: requiredLineField,
  level: lineField, // 岗位级别, as the college writes it: 管理七级, 工勤三级 …
  headcount: z.number().int().min(0).max(999).default(1), // 编制人数
  reportsToPositionId: refField, // 直接上级
  purpose: textField, // 岗位概述
  worksWith: textField, // 协作关系
  qualification: textField, // 任职资格, one a line
  authority: textField, // 岗位权限, one a line
  workingConditions: textField,
  ordinal: ordinalField,
  fullScore: z.number().min(0).max(10_000).default(100), // what the rated scores of its standards must come to; 0: to anything
});
export type Position = z.infer<typeof positionSchema>;

/** A person who holds a position; one person may hold several, one position may have several holders. */
export const positionHolderSchema = z.object({
  positionId: idSchema,
  personId: idSchema,
  ordinal: ordinalField,
});
export type PositionHolder = z.infer<typeof positionHolderSchema>;
