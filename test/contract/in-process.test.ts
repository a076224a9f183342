import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import type { FromHost } from '../../shared/contract/host-messages.ts';
import { testKeyFolder } from '../support/key-place.ts';
import type { ContractHost } from './contract-host.ts';
import { describeContract } from './contract-suite.ts';

type Notice = Extract<FromHost, { type: 'notice' }>;

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));

function startInProcess(): ContractHost {
  const listeners: ((notice: Notice) => void)[] = [];
  const dispatcher = new Dispatcher({
    keyPlace: () => Promise.resolve({ folder: testKeyFolder(), sealKey: null }),
    resources: { fontsDir: `${fixtures}fonts`, templatesDir: `${fixtures}templates`, sampleDir: `${fixtures}sample` },
    now: () => new Date().toISOString(),
    newId: () => v7(),
    notify: (name, notice) => {
      for (const listener of listeners) listener({ type: 'notice', name, notice } as Notice);
    },
    log: (method, error) => console.error(method, error),
  });
  return {
    client: inProcessClient(dispatcher),
    call: (method, input) => dispatcher.dispatch(method, input),
    onNotice: (listener) => void listeners.push(listener),
    stop: () => dispatcher.shutdown(),
  };
}

describeContract('a dispatcher in this process', async () => startInProcess());
