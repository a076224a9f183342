import type { Issue } from '../../shared/app-error.ts';
import type { Words } from './words/words-shape.ts';

/** One line of a list of issues. */
export interface IssueLine {
  readonly place: string;
  readonly problem: string;
  readonly cure: string;
}

/** An issue in words: where it is, what is wrong, what to do. */
export function describeIssue(issue: Issue, { issues }: Words): IssueLine {
  const { text, cure } = issues.rules[issue.rule] ?? issues.unknown;
  const found = issue.found === undefined || issue.found === '' ? '' : issues.found(issue.found);
  const expected = issue.expected === undefined || issue.expected === '' ? '' : issues.expected(issue.expected);
  return {
    place: issue.where.join(' › '),
    problem: found === '' ? text : `${text}，${found}`,
    cure: expected === '' ? cure : `${cure}${expected}`,
  };
}

/** The list as text for a message or a sheet: one issue a line, tabs between the columns. */
export function issuesAsText(issues: readonly Issue[], words: Words): string {
  return issues
    .map((issue) => describeIssue(issue, words))
    .map(({ place, problem, cure }) => `${place}\t${problem}\t${cure}`)
    .join('\n');
}
