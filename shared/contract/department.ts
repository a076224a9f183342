import { z } from 'zod';
import { method, nothing, orderMethod, removeMethod, saveMethod, storedSchema } from './method.ts';

/** Everything that the department screen shows. Lists are in display order. */
export const departmentViewSchema = z.object({
  college: storedSchema('college'),
  department: storedSchema('department'),
  sections: z.array(storedSchema('section')),
  people: z.array(storedSchema('person')),
  workingGroup: z.array(storedSchema('workingGroupMember')),
});
export type DepartmentView = z.infer<typeof departmentViewSchema>;

export const departmentContract = {
  get: method('read', nothing, departmentViewSchema),
  saveCollege: saveMethod('college'),
  saveDepartment: saveMethod('department'),
  saveSection: saveMethod('section'),
  removeSection: removeMethod,
  orderSections: orderMethod,
  savePerson: saveMethod('person'),
  removePerson: removeMethod,
  orderPeople: orderMethod,
  saveWorkingGroupMember: saveMethod('workingGroupMember'),
  removeWorkingGroupMember: removeMethod,
} as const;
