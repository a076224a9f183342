import type { Words } from '../words-shape.ts';

export const positions: Words['positions'] = {
  title: 'Positions',
};
