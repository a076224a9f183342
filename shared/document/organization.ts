import { headcountOf } from '../domain/headcount.ts';
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
  readonly positions: readonly (Named & {
    readonly sectionId: string | null;
    readonly headcount: number;
    /** How many hold it. */
    readonly held: number;
  })[];
}

/** The department with its sections and positions, each with its posts, who holds them, and how many are vacant. */
export function organizationOf(input: OrganizationInput): Organization {
  const { sections, positions } = input;
  const known = new Set(sections.map(({ id }) => id));
  const post = ({ id, name, headcount, held }: OrganizationInput['positions'][number]) => ({
    id,
    name,
    note: `编制${headcount} 在岗${held}`,
  });
  const leaders = positions.filter(({ sectionId }) => sectionId === null || !known.has(sectionId));
  return {
    top: {
      id: 'department',
      name: input.departmentName,
      note: noteOf(input.headName, positions),
    },
    leaders: leaders.map(post),
    sections: sections.map((section) => {
      const own = positions.filter(({ sectionId }) => sectionId === section.id);
      return {
        head: {
          id: section.id,
          name: section.name,
          note: noteOf(section.leaderName, own),
        },
        positions: own.map(post),
      };
    }),
  };
}

/** Who leads, and under it the posts added up. */
function noteOf(leader: string, positions: OrganizationInput['positions']): string {
  const { positions: count, posts, held, vacant, over } = headcountOf(positions);
  const counts = [
    `${count}岗`,
    `编制${posts}`,
    `在岗${held}`,
    ...(vacant > 0 ? [`空缺${vacant}`] : []),
    ...(over > 0 ? [`超编${over}`] : []),
  ];
  return [leader === '' ? '' : `负责人：${leader}`, count === 0 ? '' : counts.join(' ')]
    .filter((text) => text !== '')
    .join('\n');
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
