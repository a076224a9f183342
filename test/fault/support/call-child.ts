// One call on a workspace in a process of its own: `call-child.ts WORKSPACE METHOD INPUT`, the input as JSON. Prints the
// code of its error, or `done`; the file is not closed, as when a program ends that could not even do that.
import { v7 } from 'uuid';
import { Dispatcher, inProcessClient } from '../../../electron/host/kernel/dispatch.ts';

const [path = '', method = '', input = ''] = process.argv.slice(2);
const dispatcher = new Dispatcher({
  resources: { fontsDir: '', templatesDir: '', sampleDir: '' },
  now: () => new Date().toISOString(),
  newId: () => v7(),
  notify: () => {},
});
const opened = await inProcessClient(dispatcher).workspace.open({ path });
const answer = opened.ok ? await dispatcher.dispatch(method, JSON.parse(input)) : opened;
process.stdout.write(`${opened.ok ? 'opened' : 'not-opened'} ${answer.ok ? 'done' : answer.error.code}\n`);
process.exit(0);
