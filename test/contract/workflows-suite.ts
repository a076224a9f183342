import { expect, it } from 'vitest';
import type { WorkflowDraft } from '../../shared/contract/workflows.ts';
import { type ContractHost, errorOf, useHost, value } from './contract-host.ts';

export function workflowsSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);

  const repair: WorkflowDraft = {
    id: null,
    fields: { name: '报修处理', serviceTimeLimit: '3个工作日内' },
    steps: [
      { key: 'start', fields: { kind: 'start', action: '提交报修', actor: '报修人' } },
      { key: 'check', fields: { kind: 'decision', action: '是否紧急', timeLimit: '半小时内' } },
      { key: 'urgent', fields: { action: '紧急处置', timeLimit: '2小时内' } },
      { key: 'end', fields: { kind: 'end', action: '验收' } },
    ],
    links: [
      { from: 'start', to: 'check', label: '' },
      { from: 'check', to: 'urgent', label: '是' },
      { from: 'check', to: 'end', label: '否' },
      { from: 'urgent', to: 'end', label: '' },
    ],
  };

  /** A stored workflow as the editor would hold it. */
  async function draftOf(id: string): Promise<WorkflowDraft> {
    const { steps, links } = await value(bench().client.workflows.get({ id }));
    return {
      id,
      fields: {},
      steps: steps.map(({ id: key, kind, action }) => ({ key, fields: { kind, action } })),
      links: links.map(({ fromStepId, toStepId, label }) => ({ from: fromStepId, to: toStepId, label })),
    };
  }

  it('saves a new workflow with its steps and arrows in order', async () => {
    const { client } = bench();
    const saved = await value(client.workflows.save(repair));
    expect(saved.steps.map(({ action, ordinal }) => [action, ordinal])).toEqual([
      ['提交报修', 0],
      ['是否紧急', 1],
      ['紧急处置', 2],
      ['验收', 3],
    ]);
    const words = new Map(saved.steps.map((step) => [step.id, step.action]));
    expect(
      saved.links.map(({ fromStepId, toStepId, label }) => [words.get(fromStepId), words.get(toStepId), label]),
    ).toEqual([
      ['提交报修', '是否紧急', ''],
      ['是否紧急', '紧急处置', '是'],
      ['是否紧急', '验收', '否'],
      ['紧急处置', '验收', ''],
    ]);
    expect(await value(client.workflows.list({}))).toMatchObject([
      { id: saved.workflow.id, name: '报修处理', stepCount: 4, serviceTimeLimit: '3个工作日内' },
    ]);
  });

  it('keeps the ids of what stays, adds what is new and removes what is gone', async () => {
    const { client } = bench();
    const before = await value(client.workflows.save(repair));
    const draft = await draftOf(before.workflow.id);
    const [start, check, urgent, end] = draft.steps;
    if (!start || !check || !urgent || !end) throw new Error('four steps');
    const after = await value(
      client.workflows.save({
        ...draft,
        steps: [start, check, { key: 'new', fields: { action: '派单' } }, end],
        links: [
          { from: start.key, to: check.key, label: '' },
          { from: check.key, to: end.key, label: '不紧急' },
          { from: check.key, to: 'new', label: '紧急' },
          { from: 'new', to: end.key, label: '' },
        ],
      }),
    );
    expect(after.steps.map(({ action }) => action)).toEqual(['提交报修', '是否紧急', '派单', '验收']);
    expect(after.steps.map((step) => before.steps.some(({ id }) => id === step.id))).toEqual([true, true, false, true]);
    const kept = after.links.filter((link) => before.links.some(({ id }) => id === link.id));
    expect(kept.map(({ label }) => label)).toEqual(['', '不紧急']);
    expect(after.links).toHaveLength(4);
  });

  it('writes no revision when a draft is saved unchanged', async () => {
    const { client, notices } = bench();
    const { workflow } = await value(client.workflows.save(repair));
    const before = notices.length;
    await value(client.workflows.save(await draftOf(workflow.id)));
    expect(notices).toHaveLength(before);
  });

  it('keeps unfinished work, and refuses arrows to nowhere and keys used twice', async () => {
    const { client } = bench();
    const unfinished = await value(
      client.workflows.save({
        id: null,
        fields: { name: '草稿' },
        steps: [{ key: 'a', fields: { kind: 'decision', action: '是否' } }],
        links: [],
      }),
    );
    expect(unfinished.steps).toHaveLength(1);
    const dangling = { ...repair, links: [{ from: 'start', to: 'gone', label: '' }] };
    expect(await errorOf(client.workflows.save(dangling))).toEqual({
      code: 'invalid-input',
      about: 'workflow',
      details: [{ where: ['start', 'gone'], rule: 'link-to-unknown-step', found: 'gone' }],
    });
    const twice = { ...repair, steps: [...repair.steps, ...repair.steps.slice(0, 1)] };
    expect((await errorOf(client.workflows.save(twice))).details?.[0]?.rule).toBe('step-key-twice');
    expect(await value(client.workflows.list({}))).toHaveLength(1);
  });

  it('never touches the steps of another workflow, whatever keys a draft names', async () => {
    const { client } = bench();
    const first = await value(client.workflows.save(repair));
    const [stolen] = first.steps;
    const second = await value(
      client.workflows.save({
        id: null,
        fields: { name: '另一流程' },
        steps: [{ key: stolen?.id ?? '', fields: { action: '自己的步骤' } }],
        links: [],
      }),
    );
    expect(second.steps[0]?.id).not.toBe(stolen?.id);
    expect((await value(client.workflows.get({ id: first.workflow.id }))).steps[0]).toEqual(stolen);
  });

  it('saves nothing of a draft when one of its steps is refused', async () => {
    const { client } = bench();
    const error = await errorOf(
      client.workflows.save({ ...repair, steps: [...repair.steps, { key: 'bare', fields: {} }] }),
    );
    expect(error).toMatchObject({ code: 'invalid-input', details: [{ where: ['workflowStep', 'action'] }] });
    expect(await value(client.workflows.list({}))).toEqual([]);
  });

  it('refuses a draft made from an older version, and takes the same draft once the new one was read', async () => {
    const { client } = bench();
    const read = await value(client.workflows.save(repair));
    const mine = await draftOf(read.workflow.id);
    const theirs = {
      ...mine,
      steps: mine.steps.map((step) => ({ ...step, fields: { ...step.fields, output: '工单' } })),
    };
    const changed = await value(client.workflows.save({ ...theirs, expectedVersion: read.version }));
    expect(changed.version).not.toBe(read.version);
    const shorter = {
      ...mine,
      steps: mine.steps.filter(({ fields }) => fields.kind !== 'action'),
      links: mine.links.filter(({ label }) => label === '否'),
    };
    expect(await errorOf(client.workflows.save({ ...shorter, expectedVersion: read.version }))).toEqual({
      code: 'conflict',
      about: `workflow ${read.workflow.id}`,
    });
    expect(await value(client.workflows.get({ id: read.workflow.id }))).toEqual(changed);
    const after = await value(client.workflows.save({ ...shorter, expectedVersion: changed.version }));
    expect(after.steps.map(({ action }) => action)).toEqual(['提交报修', '是否紧急', '验收']);
  });

  it('removes a workflow with its steps and arrows', async () => {
    const { client } = bench();
    const { workflow } = await value(client.workflows.save(repair));
    expect(await value(client.workflows.remove({ id: workflow.id }))).toEqual({ removed: 9 });
  });
}
