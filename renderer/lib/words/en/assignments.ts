import type { Words } from '../words-shape.ts';

const of = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const assignments: Words['assignments'] = {
  title: 'Assignments',
  subtitle: (count, year) => `${of(count, 'task', 'tasks')} of ${year}`,
  year: 'Year',
  yearOption: (year) => String(year),
  add: 'Add tasks…',
  empty: 'No tasks to hand down this year. Copy them from Word or Excel, one a line.',
  columns: { content: 'Task', taskClass: 'Class', due: 'Due', checkpoint: 'Checked by', copies: 'Handed down' },
  placeholder: 'not filled in',
  notSent: 'not yet',
  sentTo: (count, done) => `to ${of(count, 'department', 'departments')}, ${done} done`,
  reworded: (count) => `${count} worded otherwise`,
  copyState: { planned: 'not begun', active: 'under way', done: 'done' },
  copyReworded: 'worded otherwise',
  send: 'Hand down…',
  sendAll: 'Hand all down…',
  remove: 'Remove',
  removeQuestion: (content) => `Remove “${content}” from the list?`,
  removeNote: 'Departments keep the tasks that they were given.',
  addDialog: {
    title: 'Add tasks',
    hint: 'One task a line. Class, due date and check are entered in the table.',
    label: 'Tasks, one a line',
    accept: (count) => (count === 0 ? 'Add' : `Add ${of(count, 'task', 'tasks')}`),
    done: (count) => `Added ${of(count, 'task', 'tasks')}`,
  },
  sendDialog: {
    title: (what) => `Hand down: ${what}`,
    tasks: (count) => of(count, 'task', 'tasks'),
    hint: 'Tasks become annual tasks of the departments and go with their next bundle. A department without data must send a bundle first.',
    all: 'All',
    none: 'None',
    has: 'has it',
    noData: 'no data',
    accept: (count) => (count === 0 ? 'Hand down' : `Hand down to ${of(count, 'department', 'departments')}`),
    done: (sent, skipped) =>
      skipped === 0 ? `Handed down ${sent}; please make the bundles` : `Handed down ${sent}, ${skipped} were there`,
  },
  templates: 'Forms of the school',
  templatesNote: 'Word forms of the school, which departments fill and print once they have them',
  noTemplates: 'There is no form yet.',
  manageTemplates: 'Forms…',
  templateText: (usage, version) => `${usage}, version ${version}`,
  templateHeld: (count) =>
    count === 0
      ? 'not sent yet'
      : count === 1
        ? '1 department has this version'
        : `${count} departments have this version`,
  sendTemplate: 'Send…',
  libraries: 'Standard libraries',
  librariesNote: 'load one under “Standard libraries” to send it',
  noLibraries: 'No library loaded yet.',
  libraryText: (version, entries) => `version ${version}, ${of(entries, 'entry', 'entries')}`,
  libraryHeld: (count) =>
    count === 0 ? 'not sent yet' : `${of(count, 'department has', 'departments have')} this one`,
  sendLibrary: 'Send…',
};
