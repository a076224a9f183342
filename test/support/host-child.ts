import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChildWire } from '../../electron/main/host/child-wire.ts';
import { type HostLink, startHost } from '../../electron/main/host/host-link.ts';
import type { Wire } from '../../electron/main/host/wire.ts';
import { type Client, type HostContract, hostContract } from '../../shared/contract/contract.ts';
import type { FromHost } from '../../shared/contract/host-messages.ts';
import { testKeyFolder } from './key-place.ts';

type Notice = Extract<FromHost, { type: 'notice' }>;

/** The built host in a process of its own, on the other end of the same line that the program uses. */
export interface HostChild {
  readonly client: Client<HostContract>;
  /** A call by name, as anything could be sent down the line. */
  readonly call: HostLink['call'];
  readonly pid: number;
  readonly notices: readonly Notice[];
  /** `listener` also hears every later notice. */
  onNotice(listener: (notice: Notice) => void): void;
  /** Closes the file and ends it, as the window does. */
  stop(): Promise<void>;
  /** SIGKILL: the power cut as far as a process can have one. */
  kill(): void;
}

const appDir = fileURLToPath(new URL('../../out/app/', import.meta.url));

/** Starts it; `npm run test:unit` has built it. */
export function startHostChild(): HostChild {
  const notices: Notice[] = [];
  const listeners: ((notice: Notice) => void)[] = [];
  let wire: (Wire & { readonly pid: number | undefined }) | undefined;
  const link = startHost(
    (wireListeners) => {
      wire = startChildWire(
        { script: join(appDir, 'host', 'host-process.mjs'), resourcesDir: appDir, nodePath: process.execPath },
        wireListeners,
      );
      return wire;
    },
    {
      onNotice: (notice) => {
        notices.push(notice);
        for (const listener of listeners) listener(notice);
      },
      onComplaint: (text) => process.stderr.write(text),
      keyPlace: () => ({ folder: testKeyFolder(), sealKey: null }),
      onGone: () => {}, // whoever waits for an answer hears `host-gone`
    },
  );
  const groups = Object.entries(hostContract).map(([group, methods]) => [
    group,
    Object.fromEntries(
      Object.keys(methods as object).map((name) => [name, (input: unknown) => link.call(`${group}.${name}`, input)]),
    ),
  ]);
  return {
    client: Object.fromEntries(groups) as Client<HostContract>,
    call: (method, input) => link.call(method, input),
    pid: wire?.pid ?? 0,
    notices,
    onNotice: (listener) => void listeners.push(listener),
    stop: () => link.stop(),
    kill: () => wire?.kill(),
  };
}
