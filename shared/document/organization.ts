import type { Organization } from './organization-chart.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What an organization is made from; names of leaders may be empty. */
export interface OrganizationInput {
  readonly departmentName: string;
  readonly headName: string;
  readonly sections: readonly (Named & { readonly leaderName: string })[];
  readonly positions: readonly (Named & { readonly sectionId: string | null; readonly headcount: number })[];
}

/** The department with its sections and positions, each with how many people it has posts for. */
export function organizationOf(input: OrganizationInput): Organization {
  const { sections, positions } = input;
  const known = new Set(sections.map(({ id }) => id));
  const post = ({ id, name, headcount }: OrganizationInput['positions'][number]) => ({
    id,
    name,
    note: `编制${headcount}人`,
  });
  const leaders = positions.filter(({ sectionId }) => sectionId === null || !known.has(sectionId));
  return {
    top: {
      id: 'department',
      name: input.departmentName,
      note: [led(input.headName), `编制共${totalHeadcount(positions)}人`].filter((text) => text !== '').join(' · '),
    },
    leaders: leaders.map(post),
    sections: sections.map((section) => {
      const own = positions.filter(({ sectionId }) => sectionId === section.id);
      const total = own.length === 0 ? '' : `${own.length}岗${totalHeadcount(own)}人`;
      return {
        head: {
          id: section.id,
          name: section.name,
          note: [led(section.leaderName), total].filter((text) => text !== '').join(' · '),
        },
        positions: own.map(post),
      };
    }),
  };
}

function led(name: string): string {
  return name === '' ? '' : `负责人：${name}`;
}

/** How many people some positions have posts for. */
export function totalHeadcount(positions: readonly { readonly headcount: number }[]): number {
  return positions.reduce((sum, { headcount }) => sum + headcount, 0);
}

/**
 * An organization in parts of at most so many sections, each of which is drawn by itself; the leaders stand in the first.
 */
export function organizationParts(organization: Organization, mostSections: number): readonly Organization[] {
  const { top, leaders, sections } = organization;
  const count = Math.max(1, Math.ceil(sections.length / mostSections));
  const share = Math.ceil(sections.length / count);
  return Array.from({ length: count }, (_, part) => ({
    top,
    leaders: part === 0 ? leaders : [],
    sections: sections.slice(part * share, (part + 1) * share),
  }));
}
