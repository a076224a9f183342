import type { RuleName } from './rules.ts';
import type { WorkingGroupMember } from './working-group.ts';

type Member = Pick<WorkingGroupMember, 'personId' | 'role'> & { readonly id: string };

/**
 * The rule that a working group would break with `candidate` in it, or null. The leader is the department head
 * (S1 art. 5); while no head is named, whoever is made the leader becomes it (see `handlers/department.ts`).
 */
export function checkWorkingGroupMember(
  members: readonly Member[],
  candidate: Member,
  headPersonId: string | null,
): RuleName | null {
  const others = members.filter((member) => member.id !== candidate.id);
  if (others.some((member) => member.personId === candidate.personId)) return 'group-member-twice';
  if (candidate.role !== 'leader') return null;
  if (headPersonId !== null && headPersonId !== candidate.personId) return 'leader-is-department-head';
  return others.some((member) => member.role === 'leader') ? 'group-has-leader' : null;
}
