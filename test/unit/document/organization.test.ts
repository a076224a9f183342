import { describe, expect, it } from 'vitest';
import { drawOrganization } from '../../../shared/document/organization-chart.ts';
import { organizationOf, organizationParts } from '../../../shared/document/organization.ts';

const input = {
  departmentName: '后勤管理处',
  headName: '陆远山',
  sections: [
    { id: 's1', name: '维修管理科', leaderName: '苏明溪' },
    { id: 's2', name: '餐饮管理科', leaderName: '' },
  ],
  positions: [
    { id: 'p0', name: '处长', sectionId: null, headcount: 1, held: 1, reportsToPositionId: null },
    { id: 'p1', name: '维修调度岗', sectionId: 's1', headcount: 2, held: 3, reportsToPositionId: 'p0' },
    { id: 'p2', name: '水电运维岗', sectionId: 's1', headcount: 5, held: 2, reportsToPositionId: 'p1' },
    { id: 'p3', name: '无主岗', sectionId: 'gone', headcount: 1, held: 0, reportsToPositionId: 'gone' },
  ],
};

describe('an organization', () => {
  it('adds up the posts of the department and of every section, who holds them and what is vacant', () => {
    const { top, leaders, sections } = organizationOf(input);
    expect(top.note).toBe('负责人：陆远山\n4岗 编制9 在岗6 空缺4 超编1');
    expect(leaders.map(({ name }) => name)).toEqual(['处长', '无主岗']);
    expect(sections.map(({ head }) => head.note)).toEqual(['负责人：苏明溪\n2岗 编制7 在岗5 空缺3 超编1', '']);
    expect(sections[0]?.positions.map(({ note, superior }) => [note, superior?.name])).toEqual([
      ['编制2 在岗3 超编1', '处长'],
      ['编制5 在岗2 空缺3', '维修调度岗'],
    ]);
  });

  it('draws positions that nobody has put into a section in a column of their own, once they are more than leaders', () => {
    const positions = Array.from({ length: 9 }, (_, index) => ({
      id: `p${index}`,
      name: `岗位${index}`,
      sectionId: null,
      headcount: 1,
      held: 1,
      reportsToPositionId: null,
    }));
    const named = (given: typeof input) =>
      [organizationOf(given)].map(({ leaders, sections }) => [
        leaders.length,
        sections.map(({ head }) => head.name),
      ])[0];
    expect(named({ ...input, positions })).toEqual([0, ['部门直属', '维修管理科', '餐饮管理科']]);
    expect(named({ ...input, positions: positions.slice(1) })).toEqual([8, ['维修管理科', '餐饮管理科']]);
    expect(named({ ...input, sections: [], positions: positions.slice(6) })).toEqual([0, ['部门直属']]);
    expect(named({ ...input, sections: [], positions: [] })).toEqual([0, []]);
  });

  it('is parted so that no part has more sections than asked for, and none is lost', () => {
    const sections = Array.from({ length: 19 }, (_, index) => ({
      id: `s${index}`,
      name: `科${index}`,
      leaderName: '',
    }));
    const parts = organizationParts(organizationOf({ ...input, sections }), { columns: 8, rows: 12 });
    expect(parts.map((part) => part.sections.length)).toEqual([7, 7, 5]);
    expect(parts.map((part) => part.leaders.length > 0)).toEqual([true, false, false]);
  });

  it('goes on with a section that is larger than a page, and loses none of its positions', () => {
    const positions = Array.from({ length: 300 }, (_, index) => ({
      id: `p${index}`,
      name: `岗位${index}`,
      sectionId: index < 290 ? 's1' : 's2',
      headcount: 1,
      held: 1,
      reportsToPositionId: index === 0 ? null : 'p0',
    }));
    const parts = organizationParts(organizationOf({ ...input, positions }), { columns: 8, rows: 12 });
    expect(parts.map((part) => part.sections.map(({ head }) => head.name))).toEqual([
      ['维修管理科'],
      ['维修管理科（续）'],
      ['维修管理科（续）'],
      ['维修管理科（续）', '餐饮管理科'],
    ]);
    const listed = parts.flatMap(({ sections }) =>
      sections.flatMap((section) => section.positions.map(({ id }) => id)),
    );
    expect(listed).toEqual(positions.map(({ id }) => id));
    for (const part of parts)
      expect(drawOrganization(part, { widthMm: 237, heightMm: 420, mostRows: 12 })).not.toBeNull();
  });
});
