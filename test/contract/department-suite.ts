import { expect, it } from 'vitest';
import { type ContractHost, errorOf, nobody, useHost, value } from './contract-host.ts';

export function departmentSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);

  const person = async (name: string) => value(bench().client.department.savePerson({ id: null, fields: { name } }));
  const section = async (name: string) => value(bench().client.department.saveSection({ id: null, fields: { name } }));

  it('shows college, department, sections, people and working group in display order', async () => {
    const { client } = bench();
    const [first, second, third] = [await section('维修科'), await section('餐饮科'), await section('物业科')];
    await value(client.department.orderSections({ ids: [third.id, first.id, second.id] }));
    const view = await value(client.department.get({}));
    expect(view.college.name).toBe('云溪职业技术学院');
    expect(view.department).toMatchObject({ name: '后勤处', headPersonId: null });
    expect(view.sections.map(({ name }) => name)).toEqual(['物业科', '维修科', '餐饮科']);
    expect([view.people, view.workingGroup]).toEqual([[], []]);
  });

  it('orders the named siblings among the places that they hold and leaves the others where they are', async () => {
    const { client } = bench();
    const people = [await person('甲'), await person('乙'), await person('丙'), await person('丁')];
    const [a, , c] = people.map(({ id }) => id);
    await value(client.department.orderPeople({ ids: [c ?? '', a ?? ''] }));
    const view = await value(client.department.get({}));
    expect(view.people.map(({ name }) => name)).toEqual(['丙', '乙', '甲', '丁']);
    expect(await errorOf(client.department.orderPeople({ ids: [a ?? '', nobody] }))).toEqual({
      code: 'rule-broken',
      about: 'not-siblings',
    });
    expect(await errorOf(client.department.orderPeople({ ids: [a ?? '', a ?? ''] }))).toEqual({
      code: 'rule-broken',
      about: 'not-siblings',
    });
  });

  it('changes the college and the department, and refuses second ones', async () => {
    const { client } = bench();
    const { college, department } = await value(client.department.get({}));
    await value(client.department.saveCollege({ id: college.id, fields: { qualityOfficeName: '质量管理办公室' } }));
    await value(client.department.saveDepartment({ id: department.id, fields: { code: 'HQC', duties: '服务\n保障' } }));
    const view = await value(client.department.get({}));
    expect(view.college).toMatchObject({ name: '云溪职业技术学院', qualityOfficeName: '质量管理办公室' });
    expect(view.department).toMatchObject({ name: '后勤处', code: 'HQC', duties: '服务\n保障' });
    expect(await errorOf(client.department.saveCollege({ id: null, fields: { name: '另一所' } }))).toEqual({
      code: 'rule-broken',
      about: 'one-college',
    });
    expect(await errorOf(client.department.saveDepartment({ id: null, fields: { name: '另一个' } }))).toEqual({
      code: 'rule-broken',
      about: 'one-department',
    });
  });

  it('lets the department head lead the working group, and nobody else', async () => {
    const { client, status } = bench();
    const [head, other] = [await person('周启明'), await person('沈知夏')];
    await value(client.department.saveDepartment({ id: status.departmentId, fields: { headPersonId: head.id } }));
    const join = (personId: string, role: 'leader' | 'member') =>
      client.department.saveWorkingGroupMember({ id: null, fields: { personId, role } });
    expect(await errorOf(join(other.id, 'leader'))).toEqual({
      code: 'rule-broken',
      about: 'leader-is-department-head',
    });
    await value(join(head.id, 'leader'));
    await value(join(other.id, 'member'));
    expect(await errorOf(join(other.id, 'member'))).toEqual({ code: 'rule-broken', about: 'group-member-twice' });
    expect((await value(client.department.get({}))).workingGroup).toHaveLength(2);
  });

  it('names the head by naming the leader while there is none, and lets the leader follow a new head', async () => {
    const { client, status } = bench();
    const [first, second, third] = [await person('周启明'), await person('沈知夏'), await person('陆远')];
    await value(
      client.department.saveWorkingGroupMember({
        id: null,
        fields: { personId: first.id, role: 'leader', task: '全面负责', filedOn: '2026-03-01' },
      }),
    );
    await value(client.department.saveWorkingGroupMember({ id: null, fields: { personId: second.id } }));
    expect((await value(client.department.get({}))).department.headPersonId).toBe(first.id);

    await value(client.department.saveDepartment({ id: status.departmentId, fields: { headPersonId: third.id } }));
    const group = async () =>
      (await value(client.department.get({}))).workingGroup.map(({ personId, role, task, filedOn }) => ({
        personId,
        role,
        task,
        filedOn,
      }));
    expect(await group()).toEqual([
      { personId: third.id, role: 'leader', task: '全面负责', filedOn: '' },
      { personId: second.id, role: 'member', task: '', filedOn: '' },
    ]);
    await value(client.department.saveDepartment({ id: status.departmentId, fields: { headPersonId: second.id } }));
    expect(await group()).toEqual([{ personId: second.id, role: 'leader', task: '', filedOn: '' }]);
  });

  it('takes a removed person out of every post that named them', async () => {
    const { client, status } = bench();
    const head = await person('周启明');
    await value(client.department.saveDepartment({ id: status.departmentId, fields: { headPersonId: head.id } }));
    await value(client.department.saveWorkingGroupMember({ id: null, fields: { personId: head.id, role: 'leader' } }));
    expect(await value(client.department.removePerson({ id: head.id }))).toEqual({ removed: 2 });
    const view = await value(client.department.get({}));
    expect([view.department.headPersonId, view.workingGroup, view.people]).toEqual([null, [], []]);
  });
}
