import type { Words } from '../words-shape.ts';

export const conflict: Words['conflict'] = {
  title: (label) => `“${label}” was changed elsewhere while you were typing. Choose which text stays`,
  theirs: 'Saved text',
  mine: 'What you typed',
  useTheirs: 'Keep the saved text',
  useMine: 'Use mine',
  empty: '(empty)',
  dayExample: 'such as 2026-04-22',
  noDay: (text) =>
    `“${text}” is no day of the calendar and is not saved. Write it as 2026-04-22; Esc puts the old day back.`,
};
