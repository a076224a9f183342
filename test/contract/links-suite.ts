import { expect, it } from 'vitest';
import type { LinkEntry } from '../../shared/contract/links.ts';
import type { RecordKind } from '../../shared/domain/record-kind.ts';
import { type ContractHost, errorOf, useHost, value } from './contract-host.ts';

export function linksSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);

  /** A position with a duty, an item, a standard, a workflow, a task and a piece of evidence for the standard. */
  async function department() {
    const { client } = bench();
    const position = await value(client.positions.save({ id: null, fields: { name: '维修调度岗' } }));
    const other = await value(client.positions.save({ id: null, fields: { name: '水电运维岗' } }));
    const duty = await value(
      client.positions.saveDuty({ id: null, fields: { positionId: position.id, text: '受理报修' } }),
    );
    const item = await value(client.positions.saveWorkItem({ id: null, fields: { dutyId: duty.id, text: '派单' } }));
    const standard = await value(
      client.positions.saveStandard({ id: null, fields: { workItemId: item.id, requirement: '半小时内派单' } }),
    );
    const { workflow } = await value(
      client.workflows.save({
        id: null,
        fields: { name: '报修处理', positionId: position.id },
        steps: [{ key: 'a', fields: { kind: 'start', action: '抢修', actorPositionId: other.id } }],
        links: [],
      }),
    );
    const task = await value(
      client.tasks.save({ id: null, fields: { year: 2026, content: '报修及时率提升', positionId: position.id } }),
    );
    const evidence = await value(client.evidence.save({ id: null, fields: { title: '派单记录' } }));
    await value(client.evidence.link({ evidenceId: evidence.id, targetKind: 'workStandard', targetId: standard.id }));
    return { position, other, duty, item, standard, workflow, task, evidence };
  }

  /** The package in short: `kind title relation`. */
  async function packageOf(kind: RecordKind, id: string): Promise<string[]> {
    const { groups } = await value(bench().client.links.of({ kind, id }));
    return groups.flatMap((group) =>
      group.entries.map((entry: LinkEntry) => `${entry.kind} ${entry.title} ${entry.relation}`),
    );
  }

  it('shows from a standard what it belongs to, its proof, and the workflows and tasks of its position', async () => {
    const { standard } = await department();
    expect(await packageOf('workStandard', standard.id)).toEqual([
      'position 维修调度岗 above',
      'duty 受理报修 above',
      'workItem 派单 above',
      'workflow 报修处理 beside',
      'annualTask 报修及时率提升 beside',
      'evidence 派单记录 linked',
    ]);
  });

  it('shows from a statement and from each of its points the tasks and standards that they come from, and back', async () => {
    const { client } = bench();
    const { task, standard } = await department();
    const statement = await value(
      client.statements.save({ id: null, fields: { year: 2026, title: '2026年度责任状' } }),
    );
    await value(client.statements.addTasks({ statementId: statement.id, taskIds: [task.id] }));
    const { items } = await value(
      client.statements.addStandards({ statementId: statement.id, standardIds: [standard.id] }),
    );
    const whole = await packageOf('statement', statement.id);
    expect(whole).toContain('annualTask 报修及时率提升 linked');
    expect(whole).toContain('workStandard 半小时内派单 linked');
    const ofStandard = items.find(({ workStandardId }) => workStandardId === standard.id);
    expect(await packageOf('statementItem', ofStandard?.id ?? '')).toContain('workStandard 半小时内派单 linked');
    expect(await packageOf('workStandard', standard.id)).toContain('statement 2026年度责任状 linked');
    expect(await packageOf('annualTask', task.id)).toContain('statement 2026年度责任状 linked');
  });

  it('shows the same ties from the other end', async () => {
    const { position, other, duty, evidence, workflow, task } = await department();
    expect(await packageOf('duty', duty.id)).toEqual([
      'position 维修调度岗 above',
      'workItem 派单 below',
      'workStandard 半小时内派单 below',
      'workflow 报修处理 beside',
      'annualTask 报修及时率提升 beside',
      'evidence 派单记录 linked',
    ]);
    expect(await packageOf('evidence', evidence.id)).toEqual(['workStandard 半小时内派单 linked']);
    expect(await packageOf('workflow', workflow.id)).toEqual([
      'position 维修调度岗 linked',
      'position 水电运维岗 linked',
    ]);
    expect(await packageOf('annualTask', task.id)).toEqual(['position 维修调度岗 linked']);
    expect(await packageOf('position', other.id)).toEqual(['workflow 报修处理 linked']);
    expect(await packageOf('position', position.id)).toContain('evidence 派单记录 linked');
  });

  it('names the line through which something is tied, and the record that a screen opens for it', async () => {
    const { duty, standard, position } = await department();
    const { groups } = await value(bench().client.links.of({ kind: 'duty', id: duty.id }));
    const entries = groups.flatMap((group) => group.entries);
    expect(entries.find(({ kind }) => kind === 'evidence')?.through).toBe('半小时内派单');
    expect(entries.find(({ id }) => id === standard.id)?.root).toEqual({
      kind: 'position',
      id: position.id,
      title: '维修调度岗',
      year: null,
    });
  });

  it('answers not-found for a record that is not there', async () => {
    const id = '0190a000-0000-7000-8000-00000000abcd';
    expect((await errorOf(bench().client.links.of({ kind: 'duty', id }))).code).toBe('not-found');
  });
}
