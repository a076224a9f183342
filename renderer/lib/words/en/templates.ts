import type { Words } from '../words-shape.ts';

const parts = {
  body: 'text',
  header: 'page head',
  footer: 'page foot',
  footnote: 'footnote',
  comment: 'comment',
  'text-box': 'text box',
} as const;

export const templates: Words['templates'] = {
  open: 'School forms…',
  title: 'School forms',
  intro:
    'Where the school has a form of its own, write fields such as {岗位名称} into it in Word or WPS and put it in here: it is filled by itself.',
  usage: 'For which paper',
  usages: {
    'job-description': 'Job description',
    statement: 'Responsibility statement',
    'evidence-list': 'Evidence list',
  },
  empty: (usage) => `No form for “${usage}” yet. Save the example, give it the school’s looks in Word, and put it in.`,
  add: 'Put in a form…',
  example: 'Save an example…',
  exampleName: (usage) => `${usage} form.docx`,
  checking: (name) => `Checking ${name}`,
  adding: (name) => `Taking in ${name}`,
  added: (name, fields, version) =>
    version === 1 ? `Took in ${name} with ${fields} fields` : `Now in version ${version}, with ${fields} fields`,
  writing: 'Writing the form',
  written: (name) => `Saved ${name}`,
  faulty: (name, count) => `${name} has ${count} places that cannot be filled; it was not taken in`,
  checkAgain: 'Mended, check again',
  place: 'Place',
  problem: 'Problem',
  cure: 'Cure',
  placeOf: (place) => {
    if (place === null) return 'the whole file';
    const { part, paragraph, table, row, column } = place;
    if (table !== null)
      return `${part === 'body' ? '' : `${parts[part]}, `}table ${table}, row ${row}, column ${column}`;
    return `${parts[part]}, paragraph ${paragraph}`;
  },
  faults: {
    'unknown-field': 'unknown field',
    'unknown-list': 'unknown list',
    'field-of-list': 'this field belongs into a list',
    'list-not-closed': 'list without an end',
    'list-not-opened': 'list without a beginning',
    'brace-not-closed': 'incomplete braces',
    'wide-braces': 'full-width braces',
    'no-fields': 'nothing to fill in',
  },
  cures: {
    'unknown-field': (expected) => (expected === '' ? 'choose one of the fields below' : `perhaps ${expected}`),
    'unknown-list': (expected) => (expected === '' ? 'choose one of the lists below' : `perhaps {#${expected}}`),
    'field-of-list': (expected) => `put it between ${expected}`,
    'list-not-closed': (expected) => `add ${expected} after it`,
    'list-not-opened': (expected) => `add ${expected} before it`,
    'brace-not-closed': (expected) => `add ${expected} after the name, or remove the brace`,
    'wide-braces': (expected) => `use ${expected}`,
    'no-fields': (expected) => `write fields where it is to be filled, such as ${expected}`,
  },
  name: 'Name of the form',
  versionLine: (version, count, file) => `version ${version}${count > 1 ? ` of ${count}` : ''} · ${file}`,
  renew: 'New version…',
  saveCopy: 'Save a copy…',
  fieldsTitle: 'Fields that can be used',
  fieldsHint: 'Click to copy, then paste in Word. A list stands in one row of a table; the row repeats.',
  listOf: (list) => `List “${list}”`,
  copyField: (name) => `Copy ${name}`,
  layout: 'Word layout',
  builtIn: 'Built-in layout',
  notOne: 'A school form is filled for one record at a time: tick them one by one',
};
