import type { Words } from '../words-shape.ts';

function named(about: string, otherwise: string): string {
  return about === '' ? otherwise : `“${about}”`;
}

export const errors: Words['errors'] = {
  'invalid-input': () => 'Something does not meet the requirements and was not saved. Correct it as marked and try again.',
  'not-found': () => 'This entry is no longer there; it may just have been removed. Go back to the list and choose again.',
  conflict: () => 'This entry was changed while you edited it, and was not overwritten. Check the new text and enter yours again.',
  'in-use': (about) => `Something still refers to it${about === '' ? '' : ` (${about})`}, so it cannot be removed. Undo the reference first.`,
  'rule-broken': (about) => `Against a rule, so not saved${about === '' ? '.' : `: ${about}.`}`,
  'no-workspace': () => 'No file is open. Make one or open one first.',
  'workspace-busy': (about) => `The file is in use by ${about === '' ? 'another program' : about}. Close it there, then open it here.`,
  'workspace-newer': () => 'This file was made by a newer Gangbiao and cannot be opened by this one. Install the new version.',
  'workspace-damaged': () => 'The file is damaged and was not opened or touched. Open the latest backup.',
  'not-a-workspace': (about) => `${named(about, 'This file')} is not a workspace of Gangbiao. Workspaces end in .qhd.`,
  'file-exists': (about) => `${named(about, 'A file of that name')} exists already and was not overwritten. Choose another name.`,
  'file-missing': (about) => `${named(about, 'The file')} cannot be found. It may have been moved or renamed, or its USB stick removed.`,
  'file-denied': (about) => `No right to read or write ${named(about, 'this place')}. Choose another folder, such as Documents.`,
  'file-busy': (about) => `${named(about, 'The file')} is open in another program (such as WPS or Word). Close it there and try again.`,
  'disk-full': () => 'The disk is full. Make room or choose another disk, then try again.',
  'file-changed': (about) => `${named(about, 'The file')} changed while it was read. Wait until it is saved and try again.`,
  'import-invalid': () => 'The workbook has places to correct; nothing was imported.',
  'bundle-invalid': () => 'The bundle does not verify: its contents differ from its manifest. Ask for a new copy.',
  cancelled: () => 'Cancelled; nothing was left half done.',
  'host-gone': () => 'The data service has stopped; reopen the program. What was saved is safe.',
  internal: (about) => `The program failed and this step was not done${about === '' ? '.' : ` (${about}).`} What was saved is safe.`,
};
