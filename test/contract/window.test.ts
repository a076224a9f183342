import type { AppError } from '../../shared/app-error.ts';
import type { FromHost } from '../../shared/contract/host-messages.ts';
import type { NoticeName } from '../../shared/contract/notices.ts';
import { type Client, type HostContract, hostContract } from '../../shared/contract/contract.ts';
import { fail, type Result } from '../../shared/result.ts';
import { launchApp } from '../support/launch-app.ts';
import type { ContractHost } from './contract-host.ts';
import { describeContract } from './contract-suite.ts';

type Notice = Extract<FromHost, { type: 'notice' }>;
const noticeNames: readonly NoticeName[] = ['changed', 'progress', 'hostGone'];

/**
 * The whole way: page, preload, sender check, relay, and the port that this runtime uses by itself (a utility process,
 * or a Node child where its Node-API is under 10).
 */
async function startWindow(): Promise<ContractHost> {
  const running = await launchApp();
  const { page } = running;
  const listeners: ((notice: Notice) => void)[] = [];
  await page.exposeFunction('noticed', (notice: Notice | null) => {
    if (notice !== null) for (const listener of listeners) listener(notice);
  });
  await page.evaluate((names) => {
    const { noticed } = window as unknown as { noticed: (notice: unknown) => void };
    for (const name of names) window.api.on(name, (notice) => noticed({ type: 'notice', name, notice }));
  }, noticeNames);

  const call = async (method: string, input: unknown): Promise<Result<unknown, AppError>> => {
    const [group = '', name = '', ...rest] = method.split('.');
    // The page has a door for each entry of the contract and none for any other name.
    if (!Object.hasOwn(hostContract, group) || rest.length > 0) return fail({ code: 'invalid-input', about: method });
    const answer: unknown = await page.evaluate(
      async ([groupName, methodName, given]) => {
        const api = window.api as unknown as Record<string, Record<string, (value: unknown) => Promise<unknown>>>;
        const result = (await api[groupName]?.[methodName]?.(given)) ?? null;
        // What the page has heard until now is on its way to the test in the same line, before this answer.
        await (window as unknown as { noticed: (notice: null) => Promise<void> }).noticed(null);
        return result;
      },
      [group, name, input] as [string, string, unknown],
    );
    return (answer as Result<unknown, AppError> | null) ?? fail({ code: 'invalid-input', about: method });
  };
  const groups = Object.entries(hostContract).map(([group, methods]) => [
    group,
    Object.fromEntries(
      Object.keys(methods as object).map((name) => [name, (input: unknown) => call(`${group}.${name}`, input)]),
    ),
  ]);
  return {
    client: Object.fromEntries(groups) as Client<HostContract>,
    call,
    onNotice: (listener) => void listeners.push(listener),
    stop: () => running.close(),
  };
}

describeContract('the window', startWindow);
