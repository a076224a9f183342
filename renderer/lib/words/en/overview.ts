import type { Words } from '../words-shape.ts';

export const overview: Words['overview'] = {
  title: 'Overview',
};
