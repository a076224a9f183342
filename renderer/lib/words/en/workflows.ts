import type { Words } from '../words-shape.ts';

export const workflows: Words['workflows'] = {
  title: 'Workflows',
};
