import { describe, expect, it } from 'vitest';
import { type EditorDraft, emptyStep } from '../../../renderer/features/workflows/workflow-draft.ts';
import { draftFromText, textOfDraft } from '../../../renderer/features/workflows/workflow-text-draft.ts';

const positions = [
  { id: 'p1', name: '科员' },
  { id: 'p2', name: '科长' },
];
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
  steps: [
    { key: 'a', fields: { ...emptyStep, kind: 'start', actor: '报修人', action: '提交报修' } },
    { key: 'b', fields: { ...emptyStep, kind: 'end', actorPositionId: 'p2', action: '审核', timeLimit: '2日内' } },
  ],
  links: [{ from: 'a', to: 'b', label: '' }],
};
let count = 0;
const options = { positions, newKey: () => `n${(count += 1)}` };

describe('a draft as text', () => {
  it('is the same draft when its own text is taken back', () => {
    expect(draftFromText(draft, textOfDraft(draft, positions), options)).toEqual(draft);
  });

  it('keeps the steps whose words stay, and matches actors to positions by their names', () => {
    const next = draftFromText(draft, '报修人：提交报修→科员登记→科长：审核→门卫：放行', options);
    expect(next.steps.map(({ key, fields }) => [key, fields.actorPositionId, fields.actor])).toEqual([
      ['a', null, '报修人'],
      ['n1', 'p1', ''],
      ['b', 'p2', ''],
      ['n2', null, '门卫'],
    ]);
    expect(next.links.map(({ from, to }) => `${from}>${to}`)).toEqual(['a>n1', 'n1>b', 'b>n2']);
  });
});
