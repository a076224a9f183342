import type { AppError } from '../../shared/app-error.ts';
import type { FromHost } from '../../shared/contract/host-messages.ts';
import type { NoticeName } from '../../shared/contract/notices.ts';
import type { Result } from '../../shared/result.ts';
import { launchApp } from '../support/launch-app.ts';
import { windowClient } from '../support/window-calls.ts';
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
  const listeners: ((notice: Notice) => void)[] = [];
  await running.page.exposeFunction('noticed', (notice: Notice) => {
    for (const listener of listeners) listener(notice);
  });
  await running.page.evaluate((names) => {
    const { noticed } = window as unknown as { noticed: (notice: unknown) => void };
    for (const name of names) window.api.on(name, (notice) => noticed({ type: 'notice', name, notice }));
  }, noticeNames);
  return {
    client: windowClient(running.page),
    call: (method, input) =>
      running.page.evaluate(
        ([name, given]) => {
          const [group = '', own = ''] = name.split('.');
          const api = window.api as unknown as Record<string, Record<string, (value: unknown) => Promise<unknown>>>;
          // A method that the contract lacks has no door in the page at all.
          return api[group]?.[own]?.(given) ?? { ok: false, error: { code: 'invalid-input', about: name } };
        },
        [method, input] as const,
      ) as Promise<Result<unknown, AppError>>,
    onNotice: (listener) => void listeners.push(listener),
    stop: () => running.close(),
  };
}

describeContract('the window', startWindow);
