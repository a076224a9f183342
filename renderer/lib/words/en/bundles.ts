import type { Words } from '../words-shape.ts';

export const bundles: Words['bundles'] = {
  title: 'Bundles',
};
