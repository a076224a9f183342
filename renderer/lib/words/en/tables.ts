import type { Words } from '../words-shape.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const tables: Words['tables'] = {
  title: 'Breakdown tables',
  list: 'List of breakdown tables',
  empty:
    'Breakdown tables that the school sends down can be read from Excel or Word, merged cells and all; each row becomes a task or a goal. A table can also be made from the tasks and goals that are here.',
  import: 'Import from Excel or Word',
  make: 'Make from tasks and goals',
  reading: (name) => `Reading ${name}`,
  importing: (name) => `Importing ${name}`,
  exporting: (name) => `Exporting ${name}`,
  exported: (name) => `${name} exported`,
  layouts: {
    schedule: 'Schedule of construction (appendix)',
    breakdown: 'Breakdown of planned tasks (table 3)',
    annual: 'Yearly breakdown of tasks (table 4)',
  },
  rows: (count) => plural(count, 'row', 'rows'),
  from: (name) => `From ${name}`,
  remove: 'Remove table',
  removeQuestion: (title) => `Remove “${title}”?`,
  removeNote: 'Only the table goes; the tasks and goals that came from it stay.',
  removed: 'Table removed',
  choose: 'Choose a table on the left.',
  preview: {
    title: 'Import a breakdown table',
    none: 'No breakdown table was found in the file. Its head should name tasks (建设任务 or 建设内容) and columns such as 责任部门, 完成时间 or 考核点. Check the file and try again.',
    which: 'Tables in the file',
    year: 'Year of tasks that name none',
    withGoals: 'Make 建设任务 goals that the tasks serve',
    tasks: (added, changed, same) => `Tasks: ${added} new, ${changed} changed, ${same} unchanged`,
    goals: (added, changed, same) => `Goals: ${added} new, ${changed} changed, ${same} unchanged`,
    replaces: 'A table of this title is here already and will be replaced.',
    issues: (count) => `${plural(count, 'thing needs', 'things need')} correcting in the file; then choose it again.`,
    months: {
      title: (count) => `${count} due times could be January or October`,
      why: 'Excel stores the number 2017.10 as 2017.1, so the file no longer says which month was written. Choose for each cell before importing.',
      done: 'All chosen.',
      all: (month) => (month === 1 ? 'All are January' : 'All are October'),
      choose: (address) => `Month of cell ${address}`,
      pick: 'Choose',
      month: (year, month) => `${month === 1 ? 'January' : 'October'} ${year}`,
    },
    again: 'Choose the file again',
    accept: 'Import this table',
    done: (added, changed) => `Imported: ${added} new, ${changed} changed`,
  },
  makeDialog: { title: 'Make a breakdown table', layout: 'Layout', year: 'Year', name: 'Title', accept: 'Make' },
};
