import type { Words } from '../words-shape.ts';

export const evidence: Words['evidence'] = {
  title: 'Evidence',
};
