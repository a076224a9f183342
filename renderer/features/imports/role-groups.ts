import { importRoleGroups } from '../../../shared/domain/import/labels.ts';

type RoleGroup = keyof typeof importRoleGroups;
export const roleGroupNames = Object.keys(importRoleGroups) as RoleGroup[];
