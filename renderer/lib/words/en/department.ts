import type { Words } from '../words-shape.ts';

export const department: Words['department'] = {
  title: 'Department',
};
