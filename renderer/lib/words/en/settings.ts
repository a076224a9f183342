import type { Words } from '../words-shape.ts';

export const settings: Words['settings'] = {
  title: 'Settings',
};
