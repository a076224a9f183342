// Exports all evidence in a process of its own: `export-child.ts WORKSPACE FOLDER`. Prints the error's code, or `done`.
import { v7 } from 'uuid';
import { Dispatcher, inProcessClient } from '../../../electron/host/kernel/dispatch.ts';
import { paperResources } from '../../support/paper-resources.ts';

const [path = '', folder = ''] = process.argv.slice(2);
const dispatcher = new Dispatcher({
  resources: { ...paperResources(), sampleDir: '' },
  now: () => new Date().toISOString(),
  newId: () => v7(),
  notify: () => {},
});
const client = inProcessClient(dispatcher);
await client.workspace.open({ path });
const answer = await client.keeping.exportTree({ jobId: 'tree', evidenceIds: null, layout: 'number', folder });
process.stdout.write(`${answer.ok ? 'done' : answer.error.code}\n`);
await dispatcher.shutdown();
