import type { Words } from '../words-shape.ts';

export const workbook: Words['workbook'] = {
  title: 'Workbook',
};
