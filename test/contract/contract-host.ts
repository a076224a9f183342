import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { type AppError, appErrorSchema } from '../../shared/app-error.ts';
import { type Client, type HostContract, hostContract } from '../../shared/contract/contract.ts';
import type { FromHost } from '../../shared/contract/host-messages.ts';
import type { Method } from '../../shared/contract/method.ts';
import type { WorkspaceStatus } from '../../shared/contract/workspace.ts';
import type { Result } from '../../shared/result.ts';

type Notice = Extract<FromHost, { type: 'notice' }>;

/** A host behind any port: in this process, in a child, in Electron's utility process. */
export interface ContractHost {
  readonly client: Client<HostContract>;
  /** A call by name, as anything could be sent down the line. */
  readonly call: (method: string, input: unknown) => Promise<Result<unknown, AppError>>;
  onNotice(listener: (notice: Notice) => void): void;
  stop(): Promise<void>;
}

/** What the tests of one suite work with; a fresh, empty workspace before every test. */
export interface Bench {
  readonly client: Client<HostContract>;
  readonly call: ContractHost['call'];
  /** Everything that the host has sent on its own since this test began. */
  readonly notices: readonly Notice[];
  readonly folder: string;
  readonly status: WorkspaceStatus;
}

/** Starts the host once for a suite; each test is given a workspace of its own. */
export function useHost(makeHost: () => Promise<ContractHost>): () => Bench {
  let host: ContractHost;
  let root = '';
  let bench: Bench | null = null;
  let heard: Notice[] = [];
  let count = 0;
  beforeAll(async () => {
    host = await makeHost();
    host.onNotice((notice) => heard.push(notice));
    root = mkdtempSync(join(tmpdir(), 'qhd-contract-'));
  });
  beforeEach(async () => {
    count += 1;
    const client = checkedClient(host.client);
    const folder = mkdtempSync(join(root, `${count}-`));
    const status = await value(
      client.workspace.create({
        jobId: `create-${count}`,
        path: join(folder, '后勤处.qhd'),
        template: 'empty',
        departmentName: '后勤处',
        collegeName: '云溪职业技术学院',
        author: '林晓禾',
      }),
    );
    heard = [];
    bench = { client, call: host.call, notices: heard, folder, status };
  });
  afterAll(async () => {
    await host.stop();
    rmSync(root, { recursive: true, force: true });
  });
  return () => {
    if (bench === null) throw new Error('Only inside a test');
    return bench;
  };
}

/** The same client, which holds every answer to the contract: values to their schema, whole; errors to the closed codes. */
function checkedClient(client: Client<HostContract>): Client<HostContract> {
  const groups = Object.entries(hostContract).map(([group, methods]) => {
    const checked = Object.entries(methods as Record<string, Method>).map(([name, { output }]) => [
      name,
      async (input: unknown) => {
        const ask = (
          client as unknown as Record<string, Record<string, (input: unknown) => Promise<Result<unknown, AppError>>>>
        )[group]?.[name];
        const result = await ask?.(input);
        if (result === undefined) throw new Error(`The client has no ${group}.${name}`);
        if (result.ok) expect(output.parse(result.value), `${group}.${name}`).toEqual(result.value);
        else expect(appErrorSchema.parse(result.error), `${group}.${name}`).toEqual(result.error);
        return result;
      },
    ]);
    return [group, Object.fromEntries(checked)];
  });
  return Object.fromEntries(groups) as Client<HostContract>;
}

/** The value of a call; fails the test with the whole error when it failed. */
export async function value<T>(answer: Promise<Result<T, AppError>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(`The call failed: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The error of a call; fails the test when it did not fail. */
export async function errorOf(answer: Promise<Result<unknown, AppError>>): Promise<AppError> {
  const result = await answer;
  if (result.ok) throw new Error(`The call did not fail: ${JSON.stringify(result.value)?.slice(0, 300)}`);
  return result.error;
}

/** A UUID that no record has. */
export const nobody = '0190a000-0000-7000-8000-00000000dead';
