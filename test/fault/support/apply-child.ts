// Takes a bundle over in a process of its own that can be killed: `apply-child.ts WORKSPACE KEYS BUNDLE`. Says when it
// begins, and what came of it.
import { v7 } from 'uuid';
import { Dispatcher, inProcessClient } from '../../../electron/host/kernel/dispatch.ts';

const [path = '', keyFolder = '', bundle = ''] = process.argv.slice(2);
const dispatcher = new Dispatcher({
  resources: { fontsDir: '', templatesDir: '', sampleDir: '' },
  now: () => new Date().toISOString(),
  newId: () => v7(),
  notify: () => {},
  keyPlace: () => Promise.resolve({ folder: keyFolder, sealKey: null }),
});
const client = inProcessClient(dispatcher);
const opened = await client.workspace.open({ path });
process.stdout.write(opened.ok ? 'begin\n' : `not-opened ${opened.error.code}\n`);
const taken = await client.merging.apply({ jobId: 'apply', path: bundle });
process.stdout.write(`${taken.ok ? 'taken' : taken.error.code}\n`);
process.exit(0); // as the end of the program would be that could not even close its file
