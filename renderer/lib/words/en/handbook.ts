import type { Words } from '../words-shape.ts';

export const handbook: Words['handbook'] = {
  title: 'Quality handbook',
};
