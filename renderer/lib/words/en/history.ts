import type { Words } from '../words-shape.ts';

export const history: Words['history'] = {
  title: 'History',
};
