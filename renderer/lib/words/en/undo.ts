import type { Words } from '../words-shape.ts';

export const undo: Words['undo'] = {
  undo: 'Undo',
  redo: 'Redo',
  undoStep: (step) => `Undo: ${step}`,
  redoStep: (step) => `Redo: ${step}`,
  nothingToUndo: 'Nothing to undo',
  nothingToRedo: 'Nothing to redo',
  undone: (step) => `Undone: ${step}`,
  redone: (step) => `Redone: ${step}`,
  step: {
    create: (kind, title) => `add ${kind.toLowerCase()} ${title}`,
    remove: (kind, title) => `remove ${kind.toLowerCase()} ${title}`,
    update: (kind, title) => `change ${kind.toLowerCase()} ${title}`,
    field: (kind, title, field) => `change ${field.toLowerCase()} of ${kind.toLowerCase()} ${title}`,
    order: (kind) => `change the order of ${kind.toLowerCase()}`,
  },
  quoted: (title) => `“${title}”`,
  refused: {
    title: 'This step cannot simply be undone',
    redoTitle: 'This step cannot simply be redone',
    intro: (step) =>
      `After “${step}” the same place was changed again. Nothing was written, so that the newer words are not lost.`,
    introGone: (step) => `“${step}” cannot be undone or redone any more. Nothing was changed.`,
    reasons: {
      'changed-later': (kind, field) => `“${field}” of the ${kind.toLowerCase()} was changed later and now reads:`,
      'removed-later': (kind) => `The ${kind.toLowerCase()} was removed later.`,
      'made-again': (kind) => `The ${kind.toLowerCase()} was made again later.`,
      'still-named': (kind) => `${kind} refers to it by now; removing it would leave that in the air.`,
      'names-missing': (kind) => `What the ${kind.toLowerCase()} belonged to (or its file) is no longer there.`,
      'bytes-gone': (kind) =>
        `The file of this ${kind.toLowerCase()} was deleted when the bin was emptied, and cannot come back:`,
    },
    blank: '(empty)',
    advice: 'The history shows every change of this record. Or leave this step as it is and go on with the one before.',
    showHistory: 'Show the history',
    skip: 'Leave this step',
  },
};
