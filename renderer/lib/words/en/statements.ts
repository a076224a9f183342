import type { Words } from '../words-shape.ts';

export const statements: Words['statements'] = {
  title: 'Responsibility statement',
};
