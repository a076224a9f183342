import type { Words } from '../words-shape.ts';

export const feedback: Words['feedback'] = {
  title: 'Review feedback',
  subtitle: (open, overdue) =>
    open === 0 ? 'nothing to mend' : `${open} to mend${overdue === 0 ? '' : `, ${overdue} overdue`}`,
  empty: 'No feedback yet. Remarks of the central office are listed here once its bundle is taken in.',
  go: 'See what to mend',
  toMerging: 'Take in a bundle',
  filters: { label: 'Show', todo: 'To do', all: 'All remarks' },
  allDone: 'All remarks of this review are dealt with. The answers go back with the next bundle.',
  conclusion: 'Conclusion',
  score: (score) => `score ${score}`,
  reviewer: (by, day) => `${by}, ${day}`,
  rectifyBy: (day) => `mend by ${day}`,
  whole: 'the record as a whole',
  open: 'Open and change',
  done: 'Mended',
  explain: 'Explain…',
  undo: 'Take the answer back',
  answerLabel: 'What was done',
  answerPlaceholder: 'may stay empty: what was changed, on what basis',
  explainLabel: 'Why it stays as it is',
  explainPlaceholder: 'the reason',
  submit: 'Save',
  answered: 'Noted; it goes back with the next bundle',
  changedSince: 'changed since the review',
  notChanged: 'not changed since the review',
};
