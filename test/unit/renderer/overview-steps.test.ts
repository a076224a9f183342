import { expect, test } from 'vitest';
import { nextSteps } from '../../../renderer/features/overview/next-steps.ts';
import { placeOfGap } from '../../../renderer/lib/gap-places.ts';
import { gapRules, type Overview } from '../../../shared/contract/overview.ts';
import { screens } from '../../../renderer/lib/navigation.ts';

const full: Overview = {
  year: 2026,
  counts: {
    sections: 5,
    people: 30,
    positions: 24,
    duties: 150,
    workItems: 180,
    standards: 200,
    measurableStandards: 200,
    provenStandards: 200,
    workflows: 12,
    tasks: 40,
    doneTasks: 10,
    provenTasks: 40,
    evidence: 60,
    evidenceBytes: 1,
  },
  gaps: [],
};

function statesOf(overview: Overview): string {
  return nextSteps(overview)
    .map(({ name, state }) => `${name} ${state}`)
    .join(', ');
}

test('with nothing missing, handing the bundle in is what comes next', () => {
  expect(statesOf(full)).toBe(
    'department done, positions done, workflows done, tasks done, statements done, evidence done, handbook done, bundles next',
  );
});

test('the first open step is next, and later gaps stay open behind it', () => {
  const gap = (rule: (typeof gapRules)[number]) => ({ rule, count: 1, examples: [] });
  expect(statesOf({ ...full, gaps: [gap('standard-not-measurable'), gap('handbook-not-prepared')] })).toBe(
    'department done, positions next, workflows done, tasks done, statements done, evidence done, handbook later, bundles later',
  );
});

test('an empty department has no step done only because it has nothing that could be wrong', () => {
  const none = Object.fromEntries(Object.keys(full.counts).map((name) => [name, 0])) as Overview['counts'];
  const done = nextSteps({ ...full, counts: none, gaps: [] }).filter(({ state }) => state === 'done');
  expect(done.map(({ name }) => name)).toEqual(['department', 'statements', 'handbook']);
});

test('every gap leads to a screen, and where an example was picked to that very record', () => {
  for (const rule of gapRules) expect(screens).toContain(placeOfGap(rule, null, 2026).screen);
  const example = { id: 'record-1', positionId: 'position-1' };
  const placeOf = (rule: (typeof gapRules)[number]) => {
    const { screen, params } = placeOfGap(rule, example, 2026);
    return { screen, ...params };
  };
  const common = { year: '2026' };
  expect(placeOf('standard-not-measurable')).toEqual({
    ...common,
    screen: 'positions',
    rule: 'standard-not-measurable',
    id: 'position-1',
    focus: 'record-1',
  });
  expect(placeOf('standard-without-evidence')).toEqual({
    ...common,
    screen: 'coverage',
    rule: 'standard-without-evidence',
    id: 'record-1',
  });
  expect(placeOf('section-without-position')).toEqual({
    ...common,
    screen: 'positions',
    rule: 'section-without-position',
    section: 'record-1',
  });
  expect(placeOf('task-without-owner')).toEqual({
    ...common,
    screen: 'tasks',
    rule: 'task-without-owner',
    id: 'record-1',
  });
});
