import type { Words } from '../words-shape.ts';

export const start: Words['start'] = {
  title: 'Start',
};
