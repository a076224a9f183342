import type { Words } from '../words-shape.ts';

export const links: Words['links'] = {
  show: 'Show what is linked (Ctrl+L)',
  title: 'Everything linked',
  about: (kind, title) => `${kind}: ${title}`,
  none: 'Nothing is linked to it yet.',
  coverage: 'See its coverage',
  count: (count) => `${count}`,
  shown: (shown, total) => `The first ${shown} of ${total}`,
  through: (title) => `through “${title}”`,
  of: (title) => `of “${title}”`,
  relations: { above: 'above', below: 'part', linked: 'linked', beside: 'same position' },
  nothingHere: 'Put the cursor on a duty, standard, workflow, task or piece of evidence first, then press Ctrl+L.',
};
