import type { BundleRule } from '../../../../shared/sync/bundle-rules.ts';
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
};

const workbook: Readonly<Record<string, IssueWords>> = {
  'missing-value': { text: 'A required cell is empty', cure: 'Fill it in.' },
  'missing-sheet': {
    text: 'A sheet is missing',
    cure: 'Use the template that this program exports, with all its sheets.',
  },
  'missing-column': { text: 'A column is missing', cure: 'Restore the heading of the template.' },
  'unknown-sheet': { text: 'An unknown sheet', cure: 'Remove it, or give it the name in the template.' },
  'unknown-column': { text: 'An unknown column', cure: 'Remove it, or give it the heading in the template.' },
  'duplicate-column': { text: 'A column is there twice', cure: 'Remove one of them.' },
  'duplicate-key': { text: 'A code is used twice', cure: 'Give one row another code.' },
  duplicate: { text: 'The same as another row', cure: 'Remove one of them, or correct the code.' },
  'not-a-choice': { text: 'Not one of the choices', cure: 'Choose one of the words allowed.' },
  'invalid-choice': { text: 'Not one of the choices', cure: 'Choose one of the words allowed.' },
  'not-a-number': { text: 'Not a number', cure: 'Enter a number.' },
  'not-a-whole-number': { text: 'Not a whole number', cure: 'Enter a whole number.' },
  'out-of-range': { text: 'Out of range', cure: 'Enter a value in the range.' },
  'not-a-date': { text: 'Not a date', cure: 'Write it as 2026-11-22.' },
  'not-a-year': { text: 'Not a year', cure: 'Write it with four digits.' },
  'too-long': { text: 'Too long', cure: 'Shorten it.' },
  'line-break': { text: 'A line break where one line is expected', cure: 'Remove it.' },
  'unknown-reference': {
    text: 'Refers to something that is not there',
    cure: 'Check the code or name, or add the row it names.',
  },
  'ambiguous-reference': { text: 'The name stands for several things', cure: 'Use the code instead.' },
  'invalid-format': { text: 'Not in the form expected', cure: 'Correct it as the guide says.' },
  'not-a-workbook': { text: 'Not an Excel workbook', cure: 'Choose an .xlsx file; save an old .xls as .xlsx first.' },
  'workbook-too-large': {
    text: 'The workbook is too large',
    cure: 'Remove sheets and pictures that do not belong to it.',
  },
  'formula-error': { text: 'The cell holds a formula error', cure: 'Enter the value itself.' },
  'no-steps': { text: 'The workflow has no steps', cure: 'Add steps.' },
  'no-start': { text: 'The workflow has no start', cure: 'Make its first step the start.' },
  'several-starts': { text: 'The workflow has several starts', cure: 'Keep one.' },
  'no-end': { text: 'The workflow has no end', cure: 'Make its last step the end.' },
  'step-key-twice': { text: 'A step number is used twice', cure: 'Give one step another number.' },
  'link-to-unknown-step': { text: 'An arrow leads to a step that is not there', cure: 'Check the step numbers.' },
};

export const issues: Words['issues'] = {
  rules: { ...workbook, ...bundle },
  unknown: { text: 'Does not meet the requirements', cure: 'Correct it as the guide says.' },
  found: (text) => `found “${text}”`,
  expected: (text) => `expected: ${text}`,
  columns: { place: 'Place', problem: 'Problem', cure: 'Cure' },
  copyList: 'Copy the list',
  count: (count) => (count === 1 ? '1 place' : `${count} places`),
};
