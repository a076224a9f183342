import { describe, expect, it } from 'vitest';
import { neighbour, shapeAt } from '../../../renderer/features/workflows/drawing-moves.ts';
import type { Drawing } from '../../../shared/document/drawing.ts';

const box = (id: string, x: number, y: number) => ({
  id,
  x,
  y,
  width: 20,
  height: 8,
  text: [],
  outline: 'box' as const,
});
/** a above b, c right of b, d below c. */
const drawing: Drawing = {
  widthMm: 100,
  heightMm: 100,
  shapes: [box('a', 0, 0), box('b', 0, 20), box('c', 40, 20), box('d', 40, 40)],
  lines: [],
  labels: [],
};

describe('moving about on a drawing', () => {
  it('goes to the step that lies straight ahead, and stays at the edge', () => {
    expect(neighbour(drawing, 'a', 'down')).toBe('b');
    expect(neighbour(drawing, 'b', 'right')).toBe('c');
    expect(neighbour(drawing, 'd', 'up')).toBe('c');
    expect(neighbour(drawing, 'c', 'left')).toBe('b');
    expect(neighbour(drawing, 'a', 'up')).toBeNull();
    expect(neighbour(drawing, 'gone', 'up')).toBe('a');
  });

  it('knows the step under the pointer', () => {
    expect(shapeAt(drawing, { x: 45, y: 24 })).toBe('c');
    expect(shapeAt(drawing, { x: 30, y: 24 })).toBeNull();
  });
});
