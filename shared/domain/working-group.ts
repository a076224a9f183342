import { z } from 'zod';
import { dayField, idSchema, lineField, ordinalField } from './fields.ts';

/** Roles in the 部门诊改工作组; the leader is the department head (S1 art. 5). */
export const workingGroupRoles = ['leader', 'deputy', 'member', 'secretary'] as const;

/** A member of the 部门诊改工作组, filed with the central office (备案). */
export const workingGroupMemberSchema = z.object({
  personId: idSchema,
  role: z.enum(workingGroupRoles).default('member'),
  task: lineField,
  filedOn: dayField,
  ordinal: ordinalField,
});
export type WorkingGroupMember = z.infer<typeof workingGroupMemberSchema>;
