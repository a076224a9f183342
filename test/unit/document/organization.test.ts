import { describe, expect, it } from 'vitest';
import { organizationOf, organizationParts } from '../../../shared/document/organization.ts';

const input = {
  departmentName: '后勤管理处',
  headName: '陆远山',
  sections: [
    { id: 's1', name: '维修管理科', leaderName: '苏明溪' },
    { id: 's2', name: '餐饮管理科', leaderName: '' },
  ],
  positions: [
    { id: 'p0', name: '处长', sectionId: null, headcount: 1, held: 1 },
    { id: 'p1', name: '维修调度岗', sectionId: 's1', headcount: 2, held: 3 },
    { id: 'p2', name: '水电运维岗', sectionId: 's1', headcount: 5, held: 2 },
    { id: 'p3', name: '无主岗', sectionId: 'gone', headcount: 1, held: 0 },
  ],
};

describe('an organization', () => {
  it('adds up the posts of the department and of every section, who holds them and what is vacant', () => {
    const { top, leaders, sections } = organizationOf(input);
    expect(top.note).toBe('负责人：陆远山\n4岗 编制9 在岗6 空缺4 超编1');
    expect(leaders.map(({ name }) => name)).toEqual(['处长', '无主岗']);
    expect(sections.map(({ head }) => head.note)).toEqual(['负责人：苏明溪\n2岗 编制7 在岗5 空缺3 超编1', '']);
  });

  it('is parted so that no part has more sections than asked for, and none is lost', () => {
    const sections = Array.from({ length: 19 }, (_, index) => ({
      id: `s${index}`,
      name: `科${index}`,
      leaderName: '',
    }));
    const parts = organizationParts(organizationOf({ ...input, sections }), 8);
    expect(parts.map((part) => part.sections.length)).toEqual([7, 7, 5]);
    expect(parts.map((part) => part.leaders.length > 0)).toEqual([true, false, false]);
  });
});
