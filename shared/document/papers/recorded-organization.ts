import { type Organization, organizationOf } from '../organization.ts';
import type { RecordLookup } from '../record-lookup.ts';

/** The organization of a department as its records say. */
export function recordedOrganization(lookup: RecordLookup): Organization {
  const { department, departmentName, records } = lookup;
  return organizationOf({
    departmentName,
    headName: lookup.personName(department?.headPersonId ?? null),
    sections: records.section.map(({ id, name, leaderPersonId }) => ({
      id,
      name,
      leaderName: lookup.personName(leaderPersonId),
    })),
    positions: records.position.map((position) => ({ ...position, held: lookup.holdersOf(position.id).length })),
  });
}

/** What a chart shows, for whoever cannot see it: the leaders, and each section with its positions. */
export function organizationInWords({ leaders, sections }: Organization): string {
  const namesOf = (boxes: Organization['leaders']): string => boxes.map(({ name }) => name).join('、');
  return [
    ...(leaders.length === 0 ? [] : [namesOf(leaders)]),
    ...sections.map(
      ({ head, positions }) => `${head.name}${positions.length === 0 ? '' : `（${namesOf(positions)}）`}`,
    ),
  ].join('；');
}
