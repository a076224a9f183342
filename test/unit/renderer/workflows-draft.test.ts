import { describe, expect, it } from 'vitest';
import {
  adopted,
  type EditorDraft,
  savable,
  withLink,
  withLinkLabel,
  withLinksFrom,
  withoutLink,
  withoutStep,
  withStep,
  withStepFields,
  withStepMoved,
} from '../../../renderer/features/workflows/workflow-draft.ts';
import type { WorkflowDetail } from '../../../shared/contract/workflows.ts';
import type { WorkflowStepKind } from '../../../shared/domain/workflow.ts';

const step = (key: string, kind: WorkflowStepKind = 'action') => ({
  key,
  fields: {
    kind,
    actorPositionId: null,
    actor: '维修班',
    action: `做${key}`,
    details: '',
    input: '',
    output: '',
    keeper: '',
    retention: '',
    timeLimit: '',
    timing: '',
  },
});
const link = (from: string, to: string, label = '') => ({ from, to, label });
const draft: EditorDraft = {
  id: 'w',
  fields: {
    positionId: null,
    code: '',
    name: '报修',
    purpose: '',
    scope: '',
    actors: '',
    serviceTimeLimit: '',
    duties: '',
    norms: '',
    basis: '',
    records: '',
    swimLanes: true,
  },
  steps: [step('a', 'start'), step('b', 'decision'), step('c'), step('d', 'end')],
  links: [link('a', 'b'), link('b', 'c', '是'), link('b', 'd', '否'), link('c', 'd')],
};

describe('a workflow in the editor', () => {
  it('runs the only arrow of a step through the step put behind it', () => {
    expect(withStep(draft, 'a', 'n').links).toEqual([
      link('n', 'b'),
      link('b', 'c', '是'),
      link('b', 'd', '否'),
      link('c', 'd'),
      link('a', 'n'),
    ]);
  });

  it('adds a branch to a decision and leaves its other branches alone', () => {
    expect(withStep(draft, 'b', 'n').links).toEqual([...draft.links, link('b', 'n')]);
  });

  it('makes the first step of an empty drawing its start, and takes over who acts from the step before', () => {
    const empty = { ...draft, steps: [], links: [] };
    const one = withStep(empty, null, 'x');
    expect([one.steps[0]?.fields.kind, withStep(draft, 'c', 'n').steps[3]?.fields.actor]).toEqual(['start', '维修班']);
  });

  it('draws no arrow out of an end', () => {
    expect(withStep(draft, 'd', 'n').links).toEqual(draft.links);
  });

  it('closes the gap that a removed step leaves, keeping the branch words', () => {
    expect(withoutStep(draft, 'c').links).toEqual([link('a', 'b'), link('b', 'd', '是')]);
  });

  it('leaves no arrow that touches a removed decision', () => {
    expect(withoutStep(draft, 'b').links).toEqual([link('c', 'd')]);
  });

  it('moves a step in the table without touching the arrows', () => {
    const next = withStepMoved(draft, 'c', -1);
    expect([next.steps.map(({ key }) => key), next.links]).toEqual([['a', 'c', 'b', 'd'], draft.links]);
    expect(withStepMoved(draft, 'a', -1)).toBe(draft);
  });

  it('draws no second arrow between the same two steps', () => {
    const next = withLinksFrom(draft, 'b', [
      { to: 'c', label: '急' },
      { to: 'c', label: '缓' },
    ]);
    expect(next.links.filter(({ from }) => from === 'b')).toEqual([link('b', 'c', '急')]);
  });

  it('keeps a step without words out of what is saved, with the arrows that touch it', () => {
    const unfinished = withStepFields(draft, 'c', { action: ' ' });
    expect(savable(unfinished)).toMatchObject({
      steps: [{ key: 'a' }, { key: 'b' }, { key: 'd' }],
      links: [link('a', 'b'), link('b', 'd', '否')],
    });
    expect(savable({ ...draft, fields: { ...draft.fields, name: '' } })).toBeNull();
  });

  it('takes over the ids of saved steps and keeps what was typed meanwhile', () => {
    const sent = savable(withStep(draft, 'c', 'new-1'));
    const typed = withStepFields(withStepFields(withStep(draft, 'c', 'new-1'), 'new-1', { action: '回访' }), 'a', {
      action: '改过',
    });
    const withNew = savable(typed);
    expect(sent?.steps.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd']);
    if (withNew === null) throw new Error('not savable');
    const saved = { steps: ['a', 'b', 'c', 'id-5', 'd'].map((id) => ({ id })) } as unknown as WorkflowDetail;
    const next = adopted(typed, withNew, saved);
    expect([next.steps.map(({ key }) => key), next.steps[0]?.fields.action, next.links.at(-1)]).toEqual([
      ['a', 'b', 'c', 'id-5', 'd'],
      '改过',
      link('c', 'id-5'),
    ]);
  });

  it('draws an arrow once, names it, and takes it away again', () => {
    const joined = withLink(withLink(draft, 'c', 'b'), 'c', 'b');
    expect(joined.links).toEqual([...draft.links, link('c', 'b')]);
    expect(withLinkLabel(joined, { from: 'c', to: 'b' }, '退回').links.at(-1)).toEqual(link('c', 'b', '退回'));
    expect(withoutLink(joined, 'c', 'b')).toEqual(draft);
  });
});
