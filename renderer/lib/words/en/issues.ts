import type { ImportFileRule } from '../../../../shared/domain/import/file-rules.ts';
import type { ImportRule } from '../../../../shared/document/workbook/import-rules.ts';
import type { BundleRule } from '../../../../shared/sync/bundle-rules.ts';
import type { MergeRule } from '../../../../shared/sync/merge-rules.ts';
import type { Words } from '../words-shape.ts';
import type { IssueWords } from '../zh-cn/issues.ts';

const askAgain = 'Export or copy it again, and do not change a bundle with other programs.';

const bundle: Record<BundleRule, IssueWords> = {
  'bundle-not-a-zip': { text: 'Not a bundle', cure: 'Choose a bundle that ends in .zip.' },
  'bundle-truncated': { text: 'Incomplete; it may not have been copied to the end', cure: askAgain },
  'bundle-zip-form': { text: 'The archive is not formed as it should be', cure: askAgain },
  'bundle-crc': { text: 'A checksum of the archive does not match', cure: askAgain },
  'bundle-too-many-files': { text: 'More files than there can be', cure: askAgain },
  'bundle-too-large': { text: 'Larger than it can be', cure: askAgain },
  'bundle-base-folder': { text: 'The top folder is not as it should be', cure: askAgain },
  'bundle-unexpected-file': { text: 'A file that does not belong to it', cure: askAgain },
  'bundle-missing-file': { text: 'A file is missing', cure: askAgain },
  'bundle-duplicate-file': { text: 'A file is there twice', cure: askAgain },
  'bundle-file-order': { text: 'Files are out of order', cure: askAgain },
  'bundle-declaration': { text: 'Its declaration was changed', cure: askAgain },
  'bundle-newer-format': { text: 'Made by a newer Gangbiao', cure: 'Install the new version, then verify.' },
  'bundle-info': { text: 'Its description does not match its content', cure: askAgain },
  'bundle-manifest-form': { text: 'The manifest is not formed as it should be', cure: askAgain },
  'bundle-manifest-missing': { text: 'A file is not in the manifest', cure: askAgain },
  'bundle-manifest-extra': { text: 'The manifest names a file that is not there', cure: askAgain },
  'bundle-hash': { text: 'The content of a file does not match its checksum', cure: askAgain },
  'bundle-text-form': { text: 'A text is not formed as it should be', cure: askAgain },
  'bundle-line-order': { text: 'Records are out of order', cure: askAgain },
  'bundle-record-invalid': { text: 'A record breaks the rules', cure: askAgain },
  'bundle-reference': { text: 'A record refers to something that is not there', cure: askAgain },
  'bundle-revision-invalid': { text: 'A revision breaks the rules', cure: askAgain },
  'bundle-history': { text: 'Records and revisions disagree', cure: askAgain },
  'bundle-evidence-name': { text: 'The name of an evidence file does not match its checksum', cure: askAgain },
  'bundle-evidence-size': { text: 'The size of an evidence file does not match', cure: askAgain },
  'bundle-index': { text: 'The index of evidence does not match', cure: askAgain },
  'bundle-transfer': { text: 'What it says about the handover does not match what it holds', cure: askAgain },
  'bundle-signature': { text: 'The signature is not valid', cure: askAgain },
  'bundle-signer': {
    text: 'Signed with another key than the one it names as its sender’s',
    cure: 'Ask the sender, and do not use this bundle.',
  },
  'bundle-envelope': { text: 'What is encrypted was changed or is incomplete', cure: askAgain },
  'bundle-not-for-us': {
    text: 'Encrypted to somebody else; the key on this computer does not open it',
    cure: 'Hand it to its recipient, or ask for one that is encrypted to you.',
  },
  'bundle-volume-list': {
    text: 'The list of the volumes is missing, or is none',
    cure: 'Put the list (.sha256) and all volumes into one folder.',
  },
  'bundle-volume-missing': { text: 'This volume is missing', cure: 'Put all volumes and their list into one folder.' },
  'bundle-volume-damaged': {
    text: 'This volume was changed, is incomplete, or belongs to another set',
    cure: 'Copy it again; if it still does not match, ask for a new export.',
  },
  'bundle-volume-extra': {
    text: 'One volume too many: it does not belong to this set',
    cure: 'Move it away; keep sets apart.',
  },
  'bundle-unsigned': {
    text: 'A bundle of the first format, without a signature',
    cure: 'It can be read and verified only; ask for a new export.',
  },
  'bundle-unknown-key': {
    text: 'Signed with a key that nobody enrolled',
    cure: 'Take in the sender’s enrolment first, and compare its digits by telephone.',
  },
  'bundle-withdrawn-key': {
    text: 'Signed with a key that was withdrawn',
    cure: 'Ask the sender to export again with the key in use.',
  },
  'bundle-other-sender': {
    text: 'Signed with a key that is enrolled for somebody else',
    cure: 'Ask the sender, and do not use this bundle.',
  },
  'bundle-other-recipient': {
    text: 'Not addressed to this workspace',
    cure: 'Hand it to the recipient that is named above, or ask for one that is addressed to you.',
  },
  'bundle-missing-predecessor': {
    text: 'The bundle that it continues is missing',
    cure: 'Take over the bundle of that number first, or ask for a full one.',
  },
};

const merge: Record<MergeRule, IssueWords> = {
  'merge-revision-differs': {
    text: 'The same revision says something else here',
    cure: 'One of the files was changed by another program. Ask the sender, and do not take the bundle over.',
  },
  'merge-revision-misplaced': { text: 'A revision follows one of another record', cure: askAgain },
  'merge-value-invalid': {
    text: 'A revision holds what the rules do not allow',
    cure: 'Make sure that both computers have the same version, and ask for a new bundle.',
  },
  'merge-missing-parent': {
    text: 'Earlier revisions are missing',
    cure: 'Take over the earlier bundle first, or ask for one with everything.',
  },
  'merge-circle': { text: 'The order of revisions is impossible', cure: askAgain },
  'merge-missing-record': { text: 'It names a record that never came', cure: 'Ask for a bundle with everything.' },
  'merge-missing-file': { text: 'An evidence file is missing', cure: 'Ask for a bundle with everything.' },
  'merge-other-department': {
    text: 'A bundle of another department',
    cure: 'Hand it to the department that it belongs to.',
  },
  'merge-many-removed': {
    text: 'More of all records would be removed than the limit allows',
    cure: 'Ask the sender; if it is meant, choose "Take over nevertheless".',
  },
  'merge-office-only': {
    text: 'The department’s bundle holds what only the central office writes (remarks, tasks handed down) and what is not here',
    cure: 'Ask the department; if this file was restored from a backup, or the office has a second PC, choose "Take over nevertheless".',
  },
  'merge-replayed-bundle': { text: 'This bundle was taken over already', cure: 'There is nothing to do.' },
  'merge-older-bundle': {
    text: 'A newer bundle was taken over already',
    cure: 'There is nothing to do: the newer one holds its content.',
  },
  'merge-forked-sequence': {
    text: 'It does not follow the bundles that were taken over',
    cure: `The sender's file may have been copied, or an old backup restored. Let the sender make it a copy of its own under "Receive", enrol it again and export anew.`,
  },
};

const workbook: Record<ImportRule, IssueWords> = {
  'file-not-workbook': {
    text: 'Not an Excel workbook, or a damaged one',
    cure: 'Choose an .xlsx file; if Excel or WPS opens it, save it as .xlsx first.',
  },
  'file-old-excel': { text: 'An old spreadsheet (.xls or .et)', cure: 'Save it as .xlsx in Excel or WPS.' },
  'file-encrypted': { text: 'The file asks for a password', cure: 'Remove the password in Excel or WPS and save it.' },
  'file-truncated': { text: 'The file is not complete', cure: 'Copy it again, or open it and save it anew.' },
  'file-too-large': {
    text: 'The file holds too much',
    cure: 'Remove sheets, pictures and blank rows that do not belong to it.',
  },
  'file-has-dtd': {
    text: 'The file declares a document type',
    cure: 'Open it in Excel or WPS and save it as a new .xlsx.',
  },
  'file-too-heavy': {
    text: 'Reading the file took more than is allowed',
    cure: 'Copy its content into a newly exported template.',
  },
  'no-known-sheet': { text: 'No sheet of the template was found', cure: 'Use the template that this program exports.' },
  'unknown-sheet': {
    text: 'Unknown sheet',
    cure: 'Give it back its name; delete a sheet of your own, or let its name begin with 说明.',
  },
  'duplicate-sheet': { text: 'Two sheets have the same name', cure: 'Merge them.' },
  'missing-header': { text: 'No header in the first ten rows', cure: 'Restore the header of the template.' },
  'unknown-column': { text: 'Unknown column', cure: 'Give it back its header, or delete the whole column.' },
  'duplicate-column': { text: 'Two columns have the same header', cure: 'Delete one of them.' },
  'missing-column': { text: 'A required column is missing', cure: 'Restore it.' },
  'missing-value': { text: 'A required cell is empty', cure: 'Fill it in, or delete the whole row.' },
  'too-long': { text: 'The text is too long', cure: 'Shorten it.' },
  'not-a-number': { text: 'Not a number', cure: 'Enter a number.' },
  'not-whole': { text: 'Not a whole number', cure: 'Enter a whole number.' },
  'out-of-range': { text: 'Out of range', cure: 'Enter a value within the range.' },
  'not-a-date': { text: 'Not a date', cure: 'Write it like 2026-03-01.' },
  'not-in-list': { text: 'Not one of the choices', cure: 'Choose one of the words.' },
  'error-cell': { text: 'The cell holds a formula error', cure: 'Enter the value itself.' },
  'bad-id': { text: 'The id was altered', cure: 'Clear the cell: the row is then matched by its number or name.' },
  'bad-next-step': {
    text: 'The next step is not there',
    cure: 'Write a step number of this workflow, such as 3, or 是→3；否→5.',
  },
  'unknown-reference': {
    text: 'What it refers to is not there',
    cure: 'Check the number or name, or add it on its own sheet.',
  },
  'ambiguous-reference': { text: 'The name fits more than one record', cure: 'Use the staff number, code or number.' },
  'duplicate-id': { text: 'Two rows carry the same id', cure: 'Clear the id in the copied row.' },
  'duplicate-key': {
    text: 'Repeats another row',
    cure: 'Change the code, number, name or place of one, or delete it.',
  },
  'reports-to-cycle': { text: 'The superiors run in a circle', cure: 'Change the superior of one of the positions.' },
  'goal-under-itself': { text: 'The goal stands under itself or one of its parts', cure: 'Correct the goal above it.' },
  'goal-level-above': {
    text: 'The goal stands under one of a lower level',
    cure: 'Correct the level, or choose another goal above it.',
  },
  'task-under-itself': {
    text: 'The task is a part of itself',
    cure: 'Correct the task it was split from (分解自): that one cannot be a part of this one.',
  },
  'task-of-other-year': {
    text: 'The task and the one it was split from are of different years',
    cure: 'Correct the year, or the task it was split from. Its year: ',
  },
  'task-carried-in-circle': {
    text: 'The task was carried over from itself by way of others',
    cure: 'Correct the task it was carried over from (结转自).',
  },
  'ambiguous-month': {
    text: 'Excel keeps this cell as a number: January or October cannot be told apart',
    cure: 'Choose the month, or make the cell text in Excel, such as 2017-01 or 2017-10.',
  },
  'finding-concerns-one': {
    text: 'A finding concerns one thing only',
    cure: 'Keep the standard, the duty, the task or the indicator and clear the others.',
  },
  'indicator-watches-one': {
    text: 'An indicator watches one thing only',
    cure: 'Keep the standard or the goal and clear the other.',
  },
  'end-before-start': { text: 'The end comes before the start', cure: 'Correct the dates.' },
  'file-name-fixed': { text: 'The file is stored, so its name stays', cure: 'Write the old file name again.' },
};

/** Why a Word, Excel or text file of others cannot be read. */
const importFile: Record<ImportFileRule, IssueWords> = {
  'import-not-readable': {
    text: 'The file is of a kind that cannot be read',
    cure: '.docx, .xlsx, .csv and .txt can be imported. Open any other kind in Word, Excel or WPS and save it as .docx or .xlsx.',
  },
  'import-old-word': {
    text: 'The document is in an old format (.doc or .wps)',
    cure: 'Open it in Word or WPS, choose “Save as” and .docx, and import the new file.',
  },
  'import-old-excel': {
    text: 'The workbook is in an old format (.xls, .xlsb or .et)',
    cure: 'Open it in Excel or WPS, choose “Save as” and .xlsx, and import the new file.',
  },
  'import-encrypted': {
    text: 'The file has a password',
    cure: 'Open it with the password in Word, Excel or WPS, take the password off, save as .docx or .xlsx, and import that.',
  },
  'import-archive': {
    text: 'The file is an archive, neither a document nor a workbook',
    cure: 'Unpack it and choose the Word or Excel file inside.',
  },
  'import-web-page': {
    text: 'The file is a web page with the name of a document or a workbook',
    cure: 'Open it in Excel or WPS, save as .xlsx (or .docx), and import that.',
  },
  'import-picture': {
    text: 'The file is a PDF or a picture, whose words cannot be read',
    cure: 'Choose the Word or Excel original; where there is none, keep the file as evidence.',
  },
  'import-folder': { text: 'This is a folder', cure: 'Open the folder and choose the files in it.' },
  'import-truncated': {
    text: 'The file is incomplete or damaged',
    cure: 'Copy it again, or open it and save a new copy.',
  },
  'import-too-large': {
    text: 'The file holds too much',
    cure: 'Remove pictures and empty rows and columns, or split it.',
  },
  'import-has-dtd': {
    text: 'The file holds unsafe declarations and was not read',
    cure: 'Open it in Word or Excel and save it as a new file.',
  },
  'import-too-heavy': {
    text: 'The file is too complex: reading was stopped at the limit',
    cure: 'Copy its content into a new document or sheet, save, and import that.',
  },
  'import-empty': {
    text: 'There is no text in the file',
    cure: 'Text in scans and pictures cannot be imported; choose a file with text.',
  },
  'import-changed': {
    text: 'The file was changed after the preview',
    cure: 'Choose the file again and check the preview.',
  },
};

const workflow: Readonly<Record<string, IssueWords>> = {
  'invalid-format': { text: 'Wrong form', cure: 'Correct it as the guide says.' },
  'no-steps': { text: 'The workflow has no steps', cure: 'Add steps.' },
  'no-start': { text: 'The workflow has no start', cure: 'Make its first step the start.' },
  'several-starts': { text: 'The workflow has several starts', cure: 'Keep one.' },
  'no-end': { text: 'The workflow has no end', cure: 'Make its last step the end.' },
  'step-key-twice': { text: 'A step number is used twice', cure: 'Give one step another number.' },
  'link-to-unknown-step': { text: 'An arrow leads to a step that is not there', cure: 'Check the step numbers.' },
};

const library: Readonly<Record<string, IssueWords>> = {
  'not-a-library': { text: 'Not a standard library', cure: 'Choose a library file (.json) that Gangbiao published.' },
  'library-newer': { text: 'Published by a newer Gangbiao', cure: 'Install the newer program first.' },
  'library-too-large': { text: 'Too large for a library', cure: 'Check whether this is the right file.' },
  'library-field': { text: 'Not in the form of a library', cure: 'Ask the publisher for a fresh copy.' },
  'library-hash': { text: 'Changed after it was published', cure: 'Ask the publisher for a fresh copy.' },
  'library-entry-twice': { text: 'An entry stands twice', cure: 'Ask the publisher for a fresh copy.' },
};

/** Fields that the file refused; the names are the schema library's. */
const field: Readonly<Record<string, IssueWords>> = {
  'too-big': { text: 'is over the limit', cure: 'Shorten it or make it smaller.' },
  'too-small': { text: 'is empty or too short', cure: 'Complete it.' },
  'invalid-type': { text: 'is of the wrong kind', cure: 'Fill it in as asked.' },
  'invalid-value': { text: 'is none of the allowed values', cure: 'Choose one of them.' },
  'unrecognized-keys': { text: 'has something unknown in it', cure: 'Open the program anew and try again.' },
};

export const issues: Words['issues'] = {
  rules: { ...field, ...workflow, ...workbook, ...importFile, ...bundle, ...merge, ...library },
  unknown: { text: 'Does not meet the requirements', cure: 'Correct it as the guide says.' },
  found: (text) => `found “${text}”`,
  expected: (text) => `expected: ${text}`,
  columns: { place: 'Place', problem: 'Problem', cure: 'Cure' },
  copyList: 'Copy the list',
  inField: (place, problem) => (place === '' ? problem : `“${place}” ${problem}`),
  roomMissing: (needed, free, missing) =>
    `Not enough room: ${needed} are needed, ${free} are free, ${missing} are missing. Make room or choose another disk, then try again.`,
  andMore: (count) => `, and ${count} more`,
  count: (count) => (count === 1 ? '1 place' : `${count} places`),
};
