import { describe, expect, it } from 'vitest';
import type { WorkflowStepKind } from '../../shared/domain/workflow.ts';
import { checkWorkflow, checkWorkflowReferences, type WorkflowShape } from '../../shared/domain/workflow-check.ts';

/** `start:S action:A` and `S>A:label` written short. */
function shape(steps: string, links: string): WorkflowShape {
  return {
    steps: steps
      .split(' ')
      .filter(Boolean)
      .map((text) => {
        const [kind, key = ''] = text.split(':');
        return { key, kind: kind as WorkflowStepKind, action: `做${key}` };
      }),
    links: links
      .split(' ')
      .filter(Boolean)
      .map((text) => {
        const [ends = '', label = ''] = text.split(':');
        const [from = '', to = ''] = ends.split('>');
        return { from, to, label };
      }),
  };
}

const rulesOf = (steps: string, links: string): string[] =>
  checkWorkflow(shape(steps, links)).map((issue) => [issue.rule, ...issue.where].join(' '));

describe('checking a workflow', () => {
  it('finds nothing in a workflow with a start, a labelled decision with a way back, and an end', () => {
    expect(rulesOf('start:S action:A decision:D end:E', 'S>A A>D D>E:是 D>A:否')).toEqual([]);
  });

  it('names what is missing in an unfinished one', () => {
    expect(rulesOf('', '')).toEqual(['no-steps']);
    expect(rulesOf('action:A end:E', 'A>E')).toEqual(['no-start']);
    expect(rulesOf('start:S start:T end:E', 'S>E T>E')).toEqual(['several-starts T']);
    expect(rulesOf('start:S action:A', 'S>A')).toEqual(['no-end', 'step-without-next A']);
    expect(rulesOf('start:S action:A end:E', 'S>E A>E')).toEqual(['step-unreachable A']);
    expect(rulesOf('start:S decision:D end:E', 'S>D D>E:是')).toEqual(['decision-needs-two-branches D']);
    expect(rulesOf('start:S decision:D end:E end:F', 'S>D D>E:是 D>F')).toEqual(['branch-without-label D']);
    expect(rulesOf('start:S decision:D end:E end:F', 'S>D D>E:是 D>F:是')).toEqual(['branch-label-twice D']);
    expect(rulesOf('start:S end:E end:F', 'S>E S>F')).toEqual(['several-next-without-decision S']);
    expect(rulesOf('start:S end:E', 'S>E E>S')).toEqual(['end-with-next E']);
    expect(rulesOf('start:S decision:D end:E', 'S>D D>E:是 D>D:否')).toEqual(['link-to-itself D']);
    expect(rulesOf('start:S decision:D end:E', 'S>D D>E:是 D>E:否')).toEqual(['link-twice D E']);
  });

  it('refuses nothing but arrows to steps that are not there and keys used twice', () => {
    expect(checkWorkflowReferences(shape('action:A', ''))).toEqual([]);
    expect(checkWorkflowReferences(shape('action:A', 'A>B B>A'))).toEqual([
      { where: ['A', 'B'], rule: 'link-to-unknown-step', found: 'B' },
      { where: ['B', 'A'], rule: 'link-to-unknown-step', found: 'B' },
    ]);
    expect(rulesOf('start:A end:A', '')).toEqual(['step-key-twice A']);
  });

  it('takes several ways out of a fork for granted, and asks a fork and a join for two', () => {
    expect(rulesOf('start:S fork:F action:A action:B join:J end:E', 'S>F F>A F>B A>J B>J J>E')).toEqual([]);
    expect(rulesOf('start:S fork:F join:J end:E', 'S>F F>J J>E')).toEqual([
      'fork-needs-two-ways F',
      'join-needs-two-ways J',
    ]);
  });
});
