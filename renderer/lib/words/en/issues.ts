import type { Words } from '../words-shape.ts';

export const issues: Words['issues'] = {
  rules: {},
  unknown: { text: 'Does not meet the requirements', cure: 'Correct it as the guide says' },
  found: (text) => `found “${text}”`,
  expected: (text) => `expected: ${text}`,
};
