import type { AppError, Issue } from '../../shared/app-error.ts';
import { formatBytes } from '../../shared/format-bytes.ts';
import { describeIssue } from './issue-words.ts';
import { isRecordName } from './record-kinds.ts';
import type { Words } from './words/words-shape.ts';

/** More than this is a list, not a sentence. */
const shownAtMost = 3;

/** A failed call in words. Refused fields are named, so that the user knows which one to put right. */
export function describeError(error: AppError, words: Words): string {
  const sentence = words.errors[error.code](withoutPart(error.about ?? ''));
  const { details = [] } = error;
  if (error.about === 'file-damaged')
    return [sentence, ...details.slice(0, shownAtMost).map(({ where }) => where.join(' › '))].join('\n');
  const [first] = details;
  if (error.code === 'disk-full' && first?.rule === 'room-missing')
    return words.issues.roomMissing(...roomOf(Number(first.expected), Number(first.found)));
  if (error.code === 'bundle-invalid' && first !== undefined) {
    // A bundle that is whole may still be closed to us: what it is, and what to do about it, is in the issue.
    const { place, problem, cure } = describeIssue(first, words);
    return `${words.issues.inField(place, problem)}\n${cure}`;
  }
  if (error.code !== 'invalid-input' || details.length === 0) return sentence;
  const lines = [...new Set(details.map((issue) => describeField(issue, words)))];
  const more = lines.length > shownAtMost ? words.issues.andMore(lines.length - shownAtMost) : '';
  return `${sentence}\n${lines.slice(0, shownAtMost).join('\n')}${more}`;
}

/** What is needed, what is free, and what is missing. */
function roomOf(needed: number, free: number): [string, string, string] {
  return [formatBytes(needed), formatBytes(free), formatBytes(needed - free)];
}

/** Files are written under another name first; the user knows only the one they asked for. */
function withoutPart(about: string): string {
  return about.replace(/(?:\.[0-9a-f-]{36})?\.part$/u, '');
}

function describeField(issue: Issue, words: Words): string {
  const { kinds, fields } = words.records;
  const place = issue.where
    .filter((part) => part !== 'fields' && !/^\d+$/u.test(part))
    .map((part) => (isRecordName(part) ? kinds[part] : ((fields as Readonly<Record<string, string>>)[part] ?? part)))
    .join(' › ');
  // The schema library writes its rules with underscores.
  const { problem } = describeIssue({ ...issue, rule: issue.rule.replaceAll('_', '-') }, words);
  return words.issues.inField(place, problem);
}
