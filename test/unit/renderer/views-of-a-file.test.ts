import { expect, it } from 'vitest';
import { everything, useEvidenceView } from '../../../renderer/features/evidence/evidence-store.ts';
import { useKeepingView } from '../../../renderer/features/keeping/keeping-store.ts';
import { useWorkspace } from '../../../renderer/lib/workspace-store.ts';
import type { WorkspaceStatus } from '../../../shared/contract/workspace.ts';

const open = (path: string): void => useWorkspace.setState({ status: { path } as WorkspaceStatus });

it('what was narrowed down, sorted and left out in one file says nothing of the next, and stays in its own', () => {
  const narrowed = {
    text: '台账',
    takenIn: new Set(['a']),
    order: { column: 'title', down: true, places: new Map() },
  } as const;
  open('一.qhd');
  useEvidenceView.setState(narrowed);
  useKeepingView.setState({ leftOut: ['1.1-1 台账'] });
  open('一.qhd');
  expect(useEvidenceView.getState()).toMatchObject(narrowed);
  expect(useKeepingView.getState().leftOut).toHaveLength(1);
  open('二.qhd');
  expect(useEvidenceView.getState()).toMatchObject({ ...everything, order: null });
  expect(useKeepingView.getState().leftOut).toEqual([]);
});
