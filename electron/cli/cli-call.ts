import { resolve } from 'node:path';
import type { AppError, Issue } from '../../shared/app-error.ts';
import type { Client, HostContract } from '../../shared/contract/contract.ts';
import type { Result } from '../../shared/result.ts';
import { type CliWords, fill } from './cli-words.ts';

/** The call is not one of those that the usage names. */
export class UsageError extends Error {}

/** What a command is given. */
export interface CliCall {
  readonly api: Client<HostContract>;
  readonly jobId: string;
  readonly operands: readonly string[];
  readonly options: {
    readonly author?: string | undefined;
    readonly college?: string | undefined;
    readonly department?: string | undefined;
    readonly sample?: boolean | undefined;
    readonly empty?: boolean | undefined;
    readonly to?: string | undefined;
    readonly full?: boolean | undefined;
    readonly encrypt?: boolean | undefined;
    readonly volumes?: string | undefined;
    readonly 'dry-run'?: boolean | undefined;
    readonly nevertheless?: boolean | undefined;
    readonly spoken?: string | undefined;
  };
  readonly words: CliWords;
  /** The value of a good answer; throws `AppFailure` otherwise. */
  readonly need: <T>(result: Result<T, AppError>) => T;
}

/** What a command answers: lines for people, a value for `--json`, and whether the content was good. */
export interface CliAnswer {
  readonly good: boolean;
  readonly lines: readonly string[];
  readonly value: unknown;
}
export type CliCommand = (call: CliCall) => Promise<CliAnswer>;

/** One issue on one line: where it is, the rule, what stands there and what should. */
export function issueLine(issue: Issue, words: CliWords): string {
  const found = issue.found === undefined ? '' : ` · ${fill(words.found, { value: issue.found })}`;
  const expected = issue.expected === undefined ? '' : ` · ${fill(words.expected, { value: issue.expected })}`;
  return `  ${[...issue.where, issue.rule].join(' · ')}${found}${expected}`;
}

/** The operands as absolute paths and words; throws `UsageError` when there are more or fewer. */
export function operandsOf(call: CliCall, count: number): readonly string[] {
  if (call.operands.length !== count) throw new UsageError();
  return call.operands;
}

/** Opens the workspace that a command works on. */
export async function openWorkspace(call: CliCall, path: string): Promise<void> {
  call.need(await call.api.workspace.open({ path: resolve(path) }));
  if (call.options.author !== undefined) call.need(await call.api.workspace.setAuthor({ author: call.options.author }));
}
