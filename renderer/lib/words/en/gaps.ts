import type { Words } from '../words-shape.ts';

function plural(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

export const gaps: Words['gaps'] = {
  'college-name-missing': { text: () => 'The college has no name', todo: 'It stands on covers and statements' },
  'department-head-missing': { text: () => 'No department head is named', todo: 'The head signs the statement' },
  'working-group-empty': {
    text: () => 'The working group has no members',
    todo: 'Name a leader and a secretary at least',
  },
  'section-without-position': {
    text: (n) => `${plural(n, 'section has', 'sections have')} no position`,
    todo: 'Add positions or remove the section',
  },
  'position-without-duty': {
    text: (n) => `${plural(n, 'position has', 'positions have')} no duty`,
    todo: 'Write the duties one by one',
  },
  'position-without-holder': {
    text: (n) => `${plural(n, 'position has', 'positions have')} no holder`,
    todo: 'Name who holds it',
  },
  'duty-without-work-item': {
    text: (n) => `${plural(n, 'duty has', 'duties have')} no work item`,
    todo: 'Split the duty into work items',
  },
  'work-item-without-standard': {
    text: (n) => `${plural(n, 'work item has', 'work items have')} no standard`,
    todo: 'Add a work standard',
  },
  'standard-not-measurable': {
    text: (n) => `${plural(n, 'standard', 'standards')} cannot be checked`,
    todo: 'Give a target, a time limit or a frequency',
  },
  'position-without-workflow': {
    text: (n) => `${plural(n, 'position has', 'positions have')} no workflow`,
    todo: 'Draw at least one',
  },
  'task-without-owner': { text: (n) => `${plural(n, 'task has', 'tasks have')} no owner`, todo: 'Name the owner' },
  'statement-missing': { text: () => 'There is no statement for this year', todo: 'Make it from the annual tasks' },
  'statement-weight-not-100': {
    text: (n) => `The weights of ${plural(n, 'statement', 'statements')} do not add to 100`,
    todo: 'Adjust the weights',
  },
  'standard-without-evidence': {
    text: (n) => `${plural(n, 'standard has', 'standards have')} no evidence`,
    todo: 'Link evidence',
  },
  'task-without-evidence': { text: (n) => `${plural(n, 'task has', 'tasks have')} no evidence`, todo: 'Link evidence' },
  'finding-without-evidence': {
    text: (n) => `${plural(n, 'mended finding has', 'mended findings have')} no proof`,
    todo: 'Link what shows that it was mended',
  },
  'warning-without-finding': {
    text: (n) => `${plural(n, 'indicator warns', 'indicators warn')} and no finding was made`,
    todo: 'Make a finding and have it mended',
  },
  'indicator-without-evidence': {
    text: (n) => `${plural(n, 'indicator has', 'indicators have')} readings without a source`,
    todo: 'Link the statistics that they come from',
  },
  'handbook-not-prepared': {
    text: () => 'The quality handbook is not prepared',
    todo: 'Fill in its cover and compile it',
  },
};
