import type { Words } from '../words-shape.ts';

const of = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const inbox: Words['inbox'] = {
  title: 'Inbox',
  subtitle: (waiting, quarantined) =>
    `${of(waiting, 'bundle', 'bundles')} to take in${quarantined === 0 ? '' : `, ${quarantined} in quarantine`}`,
  add: 'Put in bundles…',
  drop: 'Let go to put them in',
  empty:
    'Drop the bundles of the departments here, many at once. They are looked at first and taken in when you say so.',
  jobAdd: 'Looking at bundles',
  jobApply: 'Taking in bundles',
  found: (waiting, quarantined) =>
    `${of(waiting, 'bundle', 'bundles')} can be taken in${quarantined === 0 ? '' : `, ${quarantined} cannot`}`,
  applied: (applied, quarantined) =>
    `Took in ${of(applied, 'bundle', 'bundles')}${quarantined === 0 ? '' : `, ${quarantined} could not be`}`,
  waiting: 'To take in',
  waitingNote: 'what it would do; nothing is written yet',
  quarantine: 'Quarantine',
  quarantineNote: 'not taken in, nothing was changed',
  settled: 'Taken in',
  apply: 'Take in',
  applyAll: (count) => `Take in all ${count}`,
  applyNevertheless: 'Take in nevertheless…',
  neverthelessQuestion: (name, removed) =>
    removed === '0'
      ? `Take in this bundle of ${name} nevertheless?`
      : `Take in this bundle of ${name} nevertheless? It removes ${removed === '1' ? '1 record' : `${removed} records`}.`,
  neverthelessNote:
    'Ask the department about the reasons listed first. What is removed can be read in the history, and brought back one by one.',
  recheck: 'Look again',
  dismiss: 'Off the list',
  dismissQuestion: (name) => `Take “${name}” off the list?`,
  dismissNote: 'The file stays where it lies.',
  states: { waiting: 'To take in', quarantined: 'Quarantine', applied: 'Taken in', dismissed: 'Off the list' },
  columns: {
    department: 'Department',
    bundle: 'Bundle',
    contents: 'Contents',
    reasons: 'Why, and what to do',
    time: 'Time',
  },
  sequence: (sequence) => `no. ${sequence}`,
  mode: { full: 'everything', incremental: 'changes since the last one', receipt: 'receipt' },
  outcome: (added, changed, removed) => `${added} new, ${changed} changed, ${removed} removed`,
  files: (count, size) => `${of(count, 'new file', 'new files')} (${size})`,
  conflicts: (count) => `${count} changed on both sides`,
  nothingNew: 'nothing new',
  receivedAt: 'put in',
  appliedAt: 'taken in',
  unknown: 'unknown department',
};
