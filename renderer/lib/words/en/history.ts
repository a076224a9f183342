import type { Words } from '../words-shape.ts';

export const history: Words['history'] = {
  title: 'History',
  subtitle: 'Who changed what, and when; what was removed is kept here too',
  ofRecord: (title) => `History of “${title}”`,
  showAll: 'Show all',
  empty: 'No revisions yet. Every change is recorded here by itself.',
  more: 'Show earlier revisions',
  end: 'There are no earlier revisions',
  unknownAuthor: 'No name',
  actions: { create: 'Added', update: 'Changed', remove: 'Removed' },
  commands: {
    'workbook.import': 'Imported a workbook',
    'workspace.create': 'Made the file',
    'evidence.ingest': 'Took in evidence',
    'positions.duplicate': 'Copied a position',
    'positions.addLines': 'Added lines',
    'workflows.save': 'Changed a workflow',
  },
  manyRecords: (count) => `${count} records`,
  atLeast: (count) => `${count} records or more`,
  blank: 'empty',
  today: 'Today',
  yesterday: 'Yesterday',
  andMore: (count) => `and ${count} more`,
  yes: 'yes',
  no: 'no',
};
