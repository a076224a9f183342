import { expect, test } from 'vitest';
import { type CarryLine, chosenIds } from '../../../renderer/features/rollover/rollover-lines.ts';

const line = (id: string, states: Partial<CarryLine> = {}): CarryLine => ({
  id,
  title: id,
  note: '',
  who: '',
  reason: '',
  isProposed: false,
  isPresent: false,
  isFixed: false,
  warning: '',
  ...states,
});

test('what was ticked by hand goes before what is proposed, and nothing goes over that is there or cannot', () => {
  const lines = {
    tasks: [line('proposed'), line('unticked'), line('ticked'), line('left')],
    proofs: [line('there', { isPresent: true }), line('damaged', { isFixed: true })],
  };
  const ticks = new Map([
    ['unticked', false],
    ['ticked', true],
    ['there', true],
    ['damaged', true],
    ['of another file', true],
  ]);
  expect([...chosenIds(lines, new Set(['proposed', 'unticked']), ticks)]).toEqual(['proposed', 'ticked']);
});
