import type { Words } from '../words-shape.ts';

export const tasks: Words['tasks'] = {
  title: 'Annual tasks',
};
