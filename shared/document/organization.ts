import { headcountOf } from '../domain/headcount.ts';

/** The department, who stands directly under its head, and its sections with their positions. */
export interface Organization {
  readonly top: OrganizationBox;
  /** The positions that lead: a row for each step of who reports to whom. */
  readonly leaders: readonly OrganizationPosition[];
  readonly sections: readonly OrganizationSection[];
}
export interface OrganizationSection {
  readonly head: OrganizationBox;
  readonly positions: readonly OrganizationPosition[];
}
/** `note` stands under the name, smaller, in lines: who leads, how many posts. May be empty. */
export interface OrganizationBox {
  readonly id: string;
  readonly name: string;
  readonly note: string;
}
export interface OrganizationPosition extends OrganizationBox {
  /** Whom it reports to. Drawn as a line where both stand in one section, named in the box elsewhere. */
  readonly superior: { readonly id: string; readonly name: string } | null;
}

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
    readonly reportsToPositionId: string | null;
  })[];
}

/** More positions without a section than this are no leaders: nobody has said yet where they belong. */
const mostLeaders = 8;

/** The box of the department. */
export const departmentBox = 'department';

/** The box of those that stand in no section, where they are not drawn as leaders. */
export const withoutSection = 'none';

/** The department with its sections and positions, each with its posts, who holds them, and how many are vacant. */
export function organizationOf(input: OrganizationInput): Organization {
  const { sections, positions } = input;
  const known = new Set(sections.map(({ id }) => id));
  const names = new Map(positions.map(({ id, name }) => [id, name]));
  const post = (position: OrganizationInput['positions'][number]): OrganizationPosition => {
    const { id, name, reportsToPositionId: up } = position;
    const superior = up === null || !names.has(up) ? null : { id: up, name: names.get(up) ?? '' };
    return { id, name, note: countsOf([position]), superior };
  };
  const bySection = Map.groupBy(positions, ({ sectionId }) =>
    sectionId !== null && known.has(sectionId) ? sectionId : withoutSection,
  );
  const free = bySection.get(withoutSection) ?? [];
  const areLeaders = sections.length > 0 && free.length <= mostLeaders;
  const section = (id: string, name: string, leader: string) => {
    const own = bySection.get(id) ?? [];
    return { head: { id, name, note: noteOf(leader, own) }, positions: own.map(post) };
  };
  return {
    top: { id: departmentBox, name: input.departmentName, note: noteOf(input.headName, positions) },
    leaders: areLeaders ? free.map(post) : [],
    sections: [
      ...(areLeaders || free.length === 0 ? [] : [section(withoutSection, '部门直属', '')]),
      ...sections.map(({ id, name, leaderName }) => section(id, name, leaderName)),
    ],
  };
}

/** The posts of some positions, and how many of them nobody holds. */
function countsOf(positions: OrganizationInput['positions']): string {
  const { posts, held, vacant, over } = headcountOf(positions);
  const parts = [`编制${posts}`, `在岗${held}`, vacant > 0 ? `空缺${vacant}` : '', over > 0 ? `超编${over}` : ''];
  return parts.filter((text) => text !== '').join(' ');
}

/** Who leads, and under it the posts added up. */
function noteOf(leader: string, positions: OrganizationInput['positions']): string {
  const counts = positions.length === 0 ? '' : `${positions.length}岗 ${countsOf(positions)}`;
  return [leader === '' ? '' : `负责人：${leader}`, counts].filter((text) => text !== '').join('\n');
}

/**
 * An organization in parts of at most so many columns of positions, each of which is drawn by itself; the leaders stand in
 * the first. A section of more positions than a part has room for goes on in the next one, under its head again.
 */
export function organizationParts(
  organization: Organization,
  most: { readonly columns: number; readonly rows: number },
): readonly Organization[] {
  const { top, leaders } = organization;
  const pieces = organization.sections.flatMap(({ head, positions }) => {
    const room = most.columns * most.rows;
    const count = Math.max(1, Math.ceil(positions.length / room));
    return Array.from({ length: count }, (_, part) => ({
      head: part === 0 ? head : { ...head, name: `${head.name}（续）`, note: '' },
      positions: positions.slice(part * room, (part + 1) * room),
    }));
  });
  const columnsOf = ({ positions }: OrganizationSection): number =>
    Math.max(1, Math.ceil(positions.length / most.rows));
  const columns = pieces.reduce((sum, piece) => sum + columnsOf(piece), 0);
  // Evenly, so that no page is left with one section.
  const share = Math.ceil(columns / Math.max(1, Math.ceil(columns / most.columns)));
  const parts: OrganizationSection[][] = [];
  let room = 0;
  for (const piece of pieces) {
    const width = columnsOf(piece);
    if (parts.length === 0 || width > room) {
      parts.push([]);
      room = Math.max(share, width);
    }
    parts.at(-1)?.push(piece);
    room -= width;
  }
  if (parts.length === 0) return [organization];
  return parts.map((sections, part) => ({ top, leaders: part === 0 ? leaders : [], sections }));
}
