import type { CoverageRow } from '../../../../shared/domain/coverage/matrix.ts';
import type { Words } from '../words-shape.ts';

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function period(name: string): string {
  const month = /^(\d{4})-(\d{2})$/u.exec(name);
  if (month) return `${monthNames[Number(month[2]) - 1] ?? ''} ${month[1]}`;
  const half = /^(\d{4})-H(\d)$/u.exec(name);
  if (half) return `${half[2] === '1' ? 'first' : 'second'} half of ${half[1]}`;
  const term = /^(\d{4})-(autumn|spring)$/u.exec(name);
  if (term) return `${term[2] ?? ''} term ${term[1]}`;
  return name;
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 3).map(period).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

type Facts = Pick<CoverageRow, 'reason' | 'missing' | 'cadence' | 'count' | 'newest'>;

function sentence(row: Facts, year: string): string {
  const newest = row.newest === '' ? '' : ` The newest piece was formed on ${row.newest}.`;
  switch (row.reason) {
    case 'nothing':
      if (row.cadence === 'mended') return `Mended on ${row.missing[0] ?? ''}; nothing proves it yet.`;
      if (row.cadence === 'event')
        return `Comes with each case; there is none in ${year}. If there was no case, say so.`;
      return row.missing.length > 1 ? `Nothing for ${list(row.missing)}.` : `There is no evidence in ${year} yet.`;
    case 'damaged':
      return 'The file of what is linked is damaged and proves nothing; repair it or take it in again.';
    case 'only-earlier':
      return `Only evidence of earlier years; none in ${year}.${newest}`;
    case 'periods-missing':
      return `Nothing for ${list(row.missing)}.${newest}`;
    case 'undated':
      return row.count === 0
        ? `What is linked says neither a day nor a year; nobody knows whether it is of ${year}.`
        : `${row.count} linked for ${year}, but of no known period; expected for ${list(row.missing)}.`;
    case 'not-mended':
      return `Was to be mended by ${row.missing[0] ?? ''}; not entered as mended yet.${row.count === 0 ? '' : ` ${row.count} linked.`}`;
    case 'not-due':
      return row.cadence === 'mended' ? 'Not mended yet.' : 'Not due yet.';
    default:
      if (row.cadence === 'mended') return `${row.count} linked.${newest}`;
      return `${row.count} in ${year}.${newest}`;
  }
}

export const coverage: Words['coverage'] = {
  title: 'Coverage',
  subtitle: (year, total) => `${total} things need evidence in ${year}`,
  states: { missing: 'Missing', stale: 'Stale', partial: 'Incomplete', pending: 'Not due', present: 'There' },
  kinds: {
    standard: 'Standard',
    record: 'Workflow record',
    task: 'Task',
    goal: 'Goal',
    indicator: 'Indicator',
    finding: 'Finding',
  },
  cadences: {
    month: 'Monthly',
    gathered: 'By month',
    months2: 'Every 2 months',
    quarter: 'Quarterly',
    months4: 'Every 4 months',
    halfYear: 'Half-yearly',
    term: 'Each term',
    schoolYear: 'School year',
    year: 'Yearly',
    assumed: 'At least yearly',
    years: 'Some years',
    event: 'Each case',
    due: 'By due date',
    mended: 'Once mended',
  },
  sentence,
  expected: ({ kind, expected }) => {
    if (expected !== '') return expected;
    return kind === 'finding' ? 'Proof of the correction' : kind === 'indicator' ? 'Source of the readings' : '';
  },
  yearName: (basis, year) => (basis === 'calendar' ? String(year) : `${year}–${year + 1} school year`),
  period,
  year: 'Year',
  section: 'Section',
  allSections: 'All sections',
  position: 'Position',
  allPositions: 'All positions',
  kind: 'Kind',
  allKinds: 'All kinds',
  state: 'State',
  allStates: 'All',
  find: 'Find by item, evidence or position',
  grid: 'Coverage matrix',
  columns: { title: 'Item', expected: 'Expected evidence', cadence: 'How often', state: 'State' },
  month: (month) => monthNames[month - 1] ?? '',
  noPosition: 'Department (no position)',
  groupCounts: (gaps, total) => (gaps === 0 ? `${total} items` : `${gaps} of ${total} to complete`),
  pastTitle: (year, count) => `${year}: ${count}`,
  marks: { P: 'there in time', M: 'missing', F: 'not due', E: 'evidence formed' },
  empty:
    'There are no standards, workflow records or tasks yet. Write them first; what evidence they need is then listed here.',
  emptyAction: 'Go to positions',
  notExpected: (year) => `No evidence is expected of it in ${year}; try another year`,
  nothingFound: 'Nothing matches',
  clearFilter: 'Show all',
  panel: 'Expected evidence',
  why: 'Standing',
  path: (kind) => (kind === 'finding' ? 'Concerns' : kind === 'indicator' ? 'Watches' : 'Belongs to'),
  expects: 'Expected',
  howOften: 'How often',
  checkMethod: 'Check method',
  keeper: 'Kept by',
  nobody:
    'Nobody is named. Name a keeper in the position, the workflow or the task; indicators and findings need a position.',
  where: 'Where to look',
  whereLast: (place, day) => (day === '' ? `Earlier pieces lie in ${place}` : `The one of ${day} lies in ${place}`),
  whereAsk: (names) => `Ask ${names}`,
  candidates: 'Evidence with a similar name',
  candidatesHint: 'Linking copies no file.',
  link: 'Link',
  linkAll: (count) => `Link all ${count}`,
  proofs: 'Linked evidence',
  noProofs: 'Nothing is linked yet.',
  damaged: 'damaged file',
  ofOtherYear: 'other year',
  unlink: (title) => `Unlink ${title}`,
  dragPiece: 'Drag it onto another row to prove that too',
  noFile: 'on paper',
  openEvidence: 'Open in evidence',
  openRecord: 'Open the item',
  addProof: 'Add proof',
  chooseProof: 'Choose evidence',
  takeIn: 'Take files in…',
  takingIn: 'Taking evidence in',
  dropHint: 'Drop to take the files in and link them here',
  linked: (count) => `${count} linked`,
  linkedAlready: 'These were linked already',
  tabs: { matrix: 'By month', check: 'Before handing in' },
  tabsLabel: 'View',
  check: {
    list: 'Evidence to complete',
    summary: (open, total) =>
      open === 0 ? `All evidence that is due is there (${total} items).` : `${open} of ${total} items to complete.`,
    where: ({ place, placeDay }) =>
      place === ''
        ? ''
        : placeDay === ''
          ? `Earlier pieces lie in ${place}`
          : `The one of ${placeDay} lies in ${place}`,
    ask: (names) => `kept by ${names}`,
    unknown: 'Nobody says who keeps it or where it lies',
    expected: (text) => `Expected: ${text}.`,
    none: 'Everything that is due is there. You can hand it in.',
    others: 'Other things to settle',
    pieces: {
      'piece-damaged': {
        text: (count) => `${count} pieces have a damaged file and cannot be handed in`,
        todo: 'Mend them under keeping, from a backup, a bundle or the original',
      },
      'piece-awaits-file': {
        text: (count) => `${count} pieces name a file that has not come`,
        todo: 'Drop the files into evidence',
      },
      'piece-lies-nowhere': {
        text: (count) => `${count} pieces have no file and no place`,
        todo: 'Take the file in or say where it lies',
      },
      'piece-number-twice': { text: (count) => `${count} pieces share a number`, todo: 'Number them anew' },
      'piece-without-number': { text: (count) => `${count} pieces have no number`, todo: 'Give them numbers' },
      'piece-undated': {
        text: (count) => `${count} pieces have neither day nor year`,
        todo: 'Say when they were formed',
      },
      'piece-proves-nothing': {
        text: (count) => `${count} pieces are linked to nothing`,
        todo: 'Link them to what they prove',
      },
    },
    more: (count) => `${count} in all`,
    open: 'Settle',
  },
  print: 'Print',
  toPdf: 'Export PDF',
  toWord: 'Export Word',
  toExcel: 'Export Excel',
  paperName: (year, tab) => `${tab === 'matrix' ? 'Coverage' : 'Check before handing in'} ${year}`,
  proof: {
    title: (name) => `Add proof for ${name}`,
    find: 'Find by title, number or provider',
    suggested: 'similar name',
    none: 'No evidence matches',
    count: (shown, total) => (shown < total ? `first ${shown} of ${total}` : `${total} in all`),
    year: 'Proves for',
    ownYear: "The evidence's own year",
    choose: (count) => (count === 0 ? 'Link' : `Link ${count}`),
    linked: 'linked',
    hint: 'Arrow keys move, Space chooses, Enter links.',
  },
};
