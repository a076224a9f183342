import type { CadenceName } from '../../../../shared/domain/coverage/cadence.ts';
import type { Renewal } from '../../../../shared/domain/rollover/renewals.ts';
import type { Words } from '../words-shape.ts';
import { coverage } from './coverage.ts';

const yearName = (basis: 'calendar' | 'school', year: number): string =>
  basis === 'calendar' ? String(year) : `${year}–${year + 1} school year`;

const again: Record<CadenceName, string> = {
  month: 'needed every month',
  gathered: 'gathered month by month',
  months2: 'needed every two months',
  quarter: 'needed every quarter',
  months4: 'needed every four months',
  halfYear: 'needed every half year',
  term: 'needed every term',
  schoolYear: 'needed every school year',
  year: 'needed every year',
  assumed: 'at least one new piece a year',
  years: 'due again this year',
  event: 'comes with each case',
  due: 'the task is done, and proven, anew',
  mended: 'proven once it is mended',
};

const kinds = {
  goal: 'Goal',
  target: 'Target',
  due: 'Due date',
  statement: 'Statement',
  handbook: 'Handbook',
  term: 'School calendar',
  proof: 'Evidence',
} as const;

function reason(
  item: Renewal,
  { basis, year }: { readonly basis: 'calendar' | 'school'; readonly year: number },
): string {
  const [before, now] = [yearName(basis, year - 1), yearName(basis, year)];
  switch (item.what) {
    case 'goal':
      return `The plan ends with ${year - 1}; set a new goal from ${year} on.`;
    case 'target':
      return `${before} said “${item.detail}”; there is no target for ${now}.`;
    case 'due':
      return `The due text “${item.detail}” is over; change it to one in ${now}.`;
    case 'statement':
      return `Signed with ${item.detail} for ${before}, not yet for ${now}.`;
    case 'handbook':
      return `The handbook of ${now} is not prepared.`;
    case 'term':
      return 'Entered for the year before, not for this one; the usual dates stand in.';
    default: {
      const newest = item.newest === '' ? '' : `, the newest of ${item.newest}`;
      const had = item.count > 0 ? `${item.count} in ${before}${newest}` : `came over from ${before}`;
      return `${again[item.cadence ?? 'assumed']}; ${had}${item.countNow > 0 ? `; ${item.countNow} in ${now} so far` : ''}.`;
    }
  }
}

export const rollover: Words['rollover'] = {
  title: 'Year roll-over',
  subtitle: (from, to) => `Takes the work of ${from} into ${to}; look before anything is written`,
  yearLabel: 'From which year into which',
  yearName,
  way: (from, to) => `${from} → ${to}`,
  apply: (count) => (count === 0 ? 'Roll over' : `Roll ${count} over`),
  applied: (to, made) =>
    `Carried into ${to}: ${made.tasks} tasks, ${made.targets} targets, ${made.proofs} links of evidence`,
  undo: 'Undo',
  doneBefore: (to) => `${to} was rolled over before`,
  doneNote: 'What is not ticked has not come over yet. Tick what is to follow; nothing is carried twice.',
  nothing: (from) => `${from} has no tasks, targets or evidence to carry.`,
  keptTitle: 'Stays as it is',
  kept: (kept) =>
    `${kept.positions} positions, ${kept.duties} duties, ${kept.standards} standards, ${kept.workflows} workflows, ${kept.goals} goals and ${kept.indicators} indicators belong to no year.${kept.openFindings === 0 ? '' : ` ${kept.openFindings} findings that are not closed stand in the new year’s ledger too.`}`,
  resetTitle: 'Begins anew',
  reset: (monthRecords, quantities, results) =>
    `Carried tasks are planned again; ${monthRecords} monthly records, ${quantities} quantities reached and ${results} results stay with the old year.`,
  carriedTitle: 'By reference',
  carried: (evidence) =>
    `${evidence} pieces of evidence stay where they are. What holds on gets a link that names the new year; no file is copied.`,
  schoolNote:
    'Tasks and targets go by the calendar year; only evidence that counts by the school year is carried here.',
  tabsLabel: 'What is carried and what is to be renewed',
  tabs: { tasks: 'Tasks', targets: 'Targets', proofs: 'Evidence', renewals: 'To renew' },
  find: 'Find',
  showLabel: 'Show',
  shows: { all: 'All', chosen: 'Ticked', left: 'Not ticked', present: 'In the new year' },
  all: 'Tick all',
  none: 'Tick none',
  chosen: (chosen, total) => `${chosen} of ${total} ticked`,
  present: 'In the new year',
  part: 'Part of a task',
  dueIsPast: (due) => `due text “${due}” is over; change it afterwards`,
  due: (due) => `Due: ${due}`,
  taskClass: (taskClass) => `Class ${taskClass}`,
  taskReasons: {
    recurring: 'Comes every year',
    continuing: 'Goes on over the years',
    routine: 'Routine work',
    unfinished: 'Not finished',
    done: 'Done',
    ended: 'Its years are over',
  },
  targetReasons: {
    measured: 'The figure holds on until changed',
    'in-words': 'Says what one year does; set a new one',
    'plan-over': 'The plan is over',
  },
  proofReasons: {
    'standing-rule': 'A rule that stays in force',
    'standing-licence': 'A licence that stays in force',
    'asked-again': 'Asked for anew each time',
    'of-its-year': 'Formed in its year',
    damaged: 'The file is damaged',
  },
  proves: (target) => `Proves: ${target}`,
  target: (measure, value, unit) => [measure, `${value}${unit}`].filter(Boolean).join(': '),
  emptyTab: {
    tasks: 'There are no tasks in this year.',
    targets: 'There are no targets to carry.',
    proofs: 'No evidence that counts by this kind of year proves a position, standard or workflow.',
    renewals: 'Nothing is to be renewed.',
  },
  noMatch: 'Nothing matches',
  showAll: 'Show all',
  renewals: {
    list: 'To renew',
    summary: (to, open) =>
      open === 0
        ? `Nothing is to be renewed in ${to}.`
        : `${open} to renew in ${to}; print the list to work through it.`,
    kindOf: ({ what, kind }) => (what === 'proof' && kind !== null ? coverage.kinds[kind] : kinds[what]),
    reason,
    term: (title) => {
      const [year = '', season] = title.split('-');
      return `${season === 'spring' ? 'Spring' : 'Autumn'} term of ${yearName('school', Number(year))}`;
    },
    where: ({ place, placeDay }) => (place === '' ? '' : `The one of ${placeDay || 'before'} lies in ${place}`),
    who: (names) => `Kept by ${names}`,
    nobody: 'Nobody is named',
    open: 'Open',
    paperName: (year) => `Renewals of ${year}`,
  },
  card: {
    title: (year) => `To renew in ${year}`,
    note: (open, asked) => `${open} of ${asked} open`,
    all: 'Show all',
    notYet: (to, from) => `${to} has no tasks yet. They can come over from ${from}.`,
    go: 'Year roll-over…',
  },
};
