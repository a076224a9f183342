import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import type { ToHost } from '../../shared/contract/host-messages.ts';
import { Dispatcher } from './kernel/dispatch.ts';
import { connectPort } from './kernel/port.ts';
import type { KeyPlace } from './sync/key-store.ts';

/**
 * The process that owns the workspace file. Runs as an Electron utility process or as a plain Node child; the port
 * hides which. Started with one argument: the folder that holds fonts, templates and the sample department.
 */
const port = connectPort();
const resourcesDir = process.argv[2] ?? join(import.meta.dirname, '..');

const keyPlace = Promise.withResolvers<KeyPlace>();
let keyPlaceAsked = false;

const dispatcher = new Dispatcher({
  keyPlace: () => {
    // Only when it is needed: the system's key store may ask its user for a password.
    if (!keyPlaceAsked) port.post({ type: 'ask-key-place' });
    keyPlaceAsked = true;
    return keyPlace.promise;
  },
  resources: {
    fontsDir: join(resourcesDir, 'fonts'),
    templatesDir: join(resourcesDir, 'templates'),
    sampleDir: join(resourcesDir, 'sample'),
  },
  now: () => new Date().toISOString(),
  newId,
  notify: (name, notice) => port.post({ type: 'notice', name, notice } as Parameters<typeof port.post>[0]),
  readsInBackground: true,
  log: (method, error) => console.error(`[host] ${method}`, error),
});

async function stop(): Promise<void> {
  await dispatcher.shutdown();
  process.exit(0);
}

port.listen((message: ToHost) => {
  if (message.type === 'shutdown') {
    void stop();
    return;
  }
  if (message.type === 'key-place') {
    const { folder, sealKey } = message.place;
    keyPlace.resolve({ folder, sealKey: sealKey === null ? null : Buffer.from(sealKey, 'base64') });
    return;
  }
  void dispatcher.dispatch(message.method, message.input).then((result) => {
    port.post({ type: 'result', id: message.id, result });
  });
});
port.onClosed(() => void stop());
port.post({ type: 'ready', node: process.versions.node, port: port.kind });
