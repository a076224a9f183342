import type { Words } from '../words-shape.ts';

export const start: Words['start'] = {
  title: 'Start',
  lead: 'Job descriptions, standards, evidence, the quality handbook and statements, all in one file. No network needed.',
  sample: {
    title: 'See a sample department',
    text: 'An invented logistics office with positions, standards, workflows, tasks and evidence, to try things on.',
    action: 'Make the sample…',
    departmentName: 'Logistics office',
    fileName: 'Sample - logistics office.qhd',
  },
  empty: { title: 'New department', text: 'Start empty, or import an Excel workbook afterwards.', action: 'New…' },
  open: {
    title: 'Open a file',
    text: 'Open a workspace (.qhd) that exists, such as one brought on a USB stick.',
    action: 'Open…',
    drop: 'or drop it here',
  },
  recent: 'Opened lately',
  noRecent: 'Files that were opened are listed here.',
  form: {
    title: 'New department',
    collegeName: 'College',
    collegePlaceholder: 'Such as: Example Vocational College',
    departmentName: 'Department',
    departmentPlaceholder: 'Such as: Logistics office',
    whereItLies: 'Next you choose where it lies. Everything is in this one .qhd file; a copy of it is a backup.',
    create: 'Choose a place and make it…',
    departmentMissing: 'Please enter the name of the department.',
  },
  creating: (path) => `Making ${path}`,
  jobSample: 'Making the sample department',
  jobEmpty: 'Making the department',
  cannotOpen: 'Not opened',
  cannotCreate: 'Not made',
  lastOpened: (time) => `last opened ${time}`,
  notAFile: 'Please drop a workspace file that ends in .qhd.',
};
