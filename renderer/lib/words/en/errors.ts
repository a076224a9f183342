import type { RuleName } from '../../../../shared/domain/rules.ts';
import type { Words } from '../words-shape.ts';

const rules: Record<RuleName, string> = {
  'reports-to-cycle': 'A position would report to itself by way of others. Choose another superior.',
  'holder-twice': 'This person holds the position already.',
  'group-member-twice': 'This person is in the working group already.',
  'leader-is-department-head': 'The department head leads the working group. Name the head under Department first.',
  'group-has-leader': 'The working group has one leader. Change the role of the present one first.',
  'one-college': 'A workspace belongs to one college. Change the one that is there.',
  'round-has-reviews': 'Reviews of this round have begun, so it cannot be removed. Enter the day on which it ended.',
  'review-finished': 'This review was handed back to the department. Choose “Go on reviewing” to change it.',
  'not-an-office': 'This is done in the workspace of the central office. Please open that file.',
  'one-department': 'A workspace holds one department. Change the one that is there.',
  'not-siblings': 'The list has just changed, so the order was not saved. Please try again.',
  'split-name-missing': 'Give the new position a name.',
  'position-name-taken':
    'Another position has this name already. Choose one that tells them apart in lists and in the handbook.',
  'split-posts': 'The posts that go over are a whole number, from 0 to as many as the position has.',
  'split-nothing': 'Nothing is ticked yet. Tick at least one thing that goes to the new position.',
  'split-everything':
    'Everything is ticked, so nothing would stay. Leave at least one thing; to give the position another name, just change its name.',
  'number-not-counting': 'Nothing in this number can be counted on. Write it like 1.1-1, II-1 or Exhibit 15.',
  'risky-file': 'This file may run a program and is not opened directly. If you need it, save a copy first.',
  'file-not-evidence':
    'An empty file, a system file and the open workspace cannot be evidence. Nothing was changed. Choose another file.',
  'file-of-evidence-fixed': 'Size and type come from the file itself and cannot be edited.',
  'goal-under-itself': 'A goal cannot stand under itself or under one of its own parts. Choose another goal above it.',
  'goal-level-above':
    'A goal cannot stand under one of a lower level, such as a department goal under a personal one. Choose another goal above it, or change its level first.',
  'finding-days-reversed':
    'The days of a finding follow each other: found, begun, mended, checked again. Correct the days.',
  'finding-concerns-one': 'A finding concerns one thing: a duty, a standard, a task or an indicator. Keep one of them.',
  'indicator-watches-one': 'An indicator watches one standard or one goal. Keep one of them.',
  'no-warning': 'This indicator does not warn, so there is no finding to make.',
  'years-reversed': 'The last year comes before the first. Correct the years.',
  'month-is-closed': 'This month is closed. Reopen it with a reason to note more progress.',
  'month-not-closed': 'This month is not closed, so there is nothing to reopen.',
  'close-without-proof':
    'There is no evidence yet, so the month cannot be closed. Add evidence, or give the reason why there is none and ask the head to approve it.',
  'reason-missing': 'Give the reason first.',
  'no-exception-asked': 'No exception is waiting for a decision. The list may just have changed; look again.',
  'only-head-decides':
    'Exceptions are decided by the head of the department. Choose the present head, or name one under Department first.',
  'approval-without-paper':
    'An approved exception names its paper. Fill in where the head approved it, such as a signed request or minutes.',
  'task-under-itself': 'A task cannot be a part of itself. Choose another task above it.',
  'task-of-other-year': 'The parts of a task belong to the same year as the task.',
  'rolled-over-already': 'Everything chosen stands in the new year already; nothing was carried twice.',
  'term-twice': 'This term of the school year is there already. Change the row that is there.',
  'period-reversed': 'The period ends before it begins. Correct the dates.',
  'return-without-remarks': 'Say what should be mended when handing something back.',
  'edition-not-approved':
    'A handbook is released once it is approved and unchanged since. Have it approved under “Editions” first.',
  'edition-without-name': 'The handbook has no edition yet. Fill it in under “Cover and approval”, such as A/0.',
  'edition-too-large':
    'The pictures of the handbook are too large (about 17 MB or more) for an edition to keep. Remove some or make them smaller, then submit, approve and release again.',
  'edition-twice':
    'This edition is released already. Give the handbook its next edition, then have it approved and release it.',
  'nothing-to-decide': 'None of what you chose stands where this can be done. Nothing was changed.',
  'ingest-under-way':
    'Evidence is being taken in, so the bin cannot be emptied and the file cannot be compacted now. Wait until it is done, or cancel it first.',
  'path-too-long':
    'The path of the chosen folder is too long for the names of the files. Choose a folder nearer to the root of the disk, such as D:\\Export.',
  'repair-from-itself':
    'This is the file that is open: it cannot mend itself. Choose a backup of it, a bundle that holds the piece, or the original file.',
  'export-folder-gone':
    'The export was not finished: its new folder was moved or deleted meanwhile, or the drive was pulled out. Export again; a folder left elsewhere whose name says 未完成 can be deleted.',
  'file-damaged':
    'The stored bytes of this evidence are damaged, so nothing was written. Repair it under “Evidence care” from a backup, a bundle or the original file, then try again.',
  'later-change':
    'The same place was changed again after this step, so it cannot simply be undone or redone. The newer change stands.',
  'template-has-faults':
    'The form has fields that are not known; it was not taken in. Mend it in Word as the list says.',
  'template-too-large':
    'The form has more than 2 MB; it was not taken in. Shrink or remove its pictures and save it again.',
  'key-not-here':
    'The key of this workspace is not on this computer. Bring it back with the recovery phrase on the Bundles page.',
  'key-withdrawn': 'This key was withdrawn and cannot be enrolled again. Ask for a new key and a new enrolment file.',
  'phrase-wrong': 'The recovery phrase is not right. Compare the twelve characters and their order.',
  'phrase-of-other-key': 'This is the recovery phrase of another workspace.',
  'enrolment-invalid': 'This is no valid enrolment file, or it was changed. Ask for a new one.',
  'enrolment-own': 'This is the enrolment file of this very workspace.',
  'file-too-large-for-disk':
    'This disk (FAT32) holds no file of 4 GB or more. Set “Volumes” to “automatic” and export again.',
  'too-many-volumes': 'The volumes are too small: a bundle has at most 999. Please choose larger ones.',
  'not-acknowledged': 'No such bundle was made for that recipient.',
  'no-such-step': 'There is no step left to undo or redo.',
  'statement-locked':
    'This statement has been signed, so what was signed cannot be changed. Make a supplement instead.',
  'statement-not-exact': 'The points do not add up to the total, so it cannot be signed yet. Correct the points first.',
  'statement-not-signed': 'This statement has not been signed. Simply change it; it needs no supplement.',
  'statement-is-template': 'This is a template and nothing to sign. Make a statement from it first.',
};

function named(about: string, otherwise: string): string {
  return about === '' ? otherwise : `“${about}”`;
}

export const errors: Words['errors'] = {
  'invalid-input': () =>
    'Something does not meet the requirements and was not saved. Correct it as marked and try again.',
  'not-found': () =>
    'This entry is no longer there; it may just have been removed. Go back to the list and choose again.',
  conflict: () =>
    'This entry was changed while you edited it, and was not overwritten. Check the new text and enter yours again.',
  'in-use': (about) =>
    `Something still refers to it${about === '' ? '' : ` (${about})`}, so it cannot be removed. Undo the reference first.`,
  'rule-broken': (about) =>
    about in rules ? rules[about as RuleName] : `Against a rule, so not saved${about === '' ? '.' : `: ${about}.`}`,
  'no-workspace': () => 'No file is open. Make one or open one first.',
  'workspace-busy': (about) =>
    `The file is in use by ${about === '' ? 'another program' : about}. Close it there, then open it here.`,
  'workspace-newer': () =>
    'This file was made by a newer Gangbiao and cannot be opened by this one. Install the new version.',
  'workspace-damaged': () => 'The file is damaged and was not opened or touched. Open the latest backup.',
  'not-a-workspace': (about) => `${named(about, 'This file')} is not a workspace of Gangbiao. Workspaces end in .qhd.`,
  'file-exists': (about) =>
    `${named(about, 'A file of that name')} exists already and was not overwritten. Choose another name.`,
  'file-missing': (about) =>
    `${named(about, 'The file')} cannot be found. It may have been moved or renamed, or its USB stick removed.`,
  'file-denied': (about) =>
    `No right to write ${named(about, 'this place')}, or it is read-only. Take the read-only mark away or choose another folder, such as Documents.`,
  'file-busy': (about) =>
    `${named(about, 'The file')} is open in another program (such as WPS or Word). Close it there and try again.`,
  'drive-gone': (about) =>
    `The drive is gone${about === '' ? '' : `: ${about}`}. If it was pulled out, plug it in again and export to the same place: volumes that are finished are kept.`,
  'disk-full': () => 'The disk is full. Make room or choose another disk, then try again.',
  'file-changed': (about) =>
    `${named(about, 'The file')} changed while it was read. Wait until it is saved and try again.`,
  'import-invalid': () => 'The workbook has places to correct; nothing was imported.',
  'bundle-invalid': () => 'The bundle does not verify: its contents differ from its manifest. Ask for a new copy.',
  'no-printer': (about) =>
    about === ''
      ? 'This computer has no printer. Add one in the system settings, or save the papers as PDF and print them elsewhere.'
      : `The printer “${about}” was not found; it may have been removed or renamed. Choose another one.`,
  'print-failed': (about) =>
    `The printer did not take this paper; nothing was printed. Check that it is switched on, connected and has paper, then try again.${about === '' ? '' : ` (The system says: ${about})`}`,
  cancelled: () => 'Cancelled; nothing was left half done.',
  'host-gone': () => 'The data service has stopped; reopen the program. What was saved is safe.',
  internal: (about) =>
    `The program failed and this step was not done${about === '' ? '.' : ` (${about}).`} What was saved is safe.`,
};
