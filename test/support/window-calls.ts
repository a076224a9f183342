import type { Page } from '@playwright/test';
import type { AppError } from '../../shared/app-error.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import { contract } from '../../shared/contract/contract.ts';
import type { Client } from '../../shared/contract/contract.ts';
import type { Result } from '../../shared/result.ts';

/** The page's `window.api` as a client in the test: through page, preload, relay and port to the host and back. */
export function windowClient(page: Page): Client<Contract> {
  const groups = Object.entries(contract).map(([group, methods]) => [
    group,
    Object.fromEntries(
      Object.keys(methods as object).map((name) => [name, (input: unknown) => ask(page, [group, name, input])]),
    ),
  ]);
  return Object.fromEntries(groups) as Client<Contract>;
}

/** The value of a call; throws with the whole error when it failed. */
export async function value<T>(answer: Promise<Result<T, AppError>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 2));
  return result.value;
}

function ask(page: Page, call: readonly [string, string, unknown]): Promise<unknown> {
  return page.evaluate(
    ([group, name, input]) => {
      const api = window.api as unknown as Record<string, Record<string, (given: unknown) => Promise<unknown>>>;
      return api[group]?.[name]?.(input);
    },
    call as [string, string, unknown],
  );
}
