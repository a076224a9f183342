import { v7 } from 'uuid';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import { median } from './bench-report.ts';

/** Opens an office's file as the host does, asks for its dashboard, and prints how long that took and what it needed. */
const dispatcher = new Dispatcher({
  resources: { fontsDir: '', templatesDir: '', sampleDir: '' },
  now: () => new Date().toISOString(),
  newId: () => v7(),
  notify: () => {},
});
const client = inProcessClient(dispatcher);
const opened = await client.workspace.open({ path: process.argv[2] ?? '' });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const timed = async (work: () => Promise<{ readonly ok: boolean }>): Promise<number> => {
  const began = performance.now();
  const answer = await work();
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return performance.now() - began;
};
const ask = () => client.office.dashboard({ year: 2025 });
const firstMs = await timed(ask);
const times: number[] = [];
for (let at = 0; at < 9; at += 1) times.push(await timed(ask));
const membersMs = await timed(() => client.office.members({}));
const peakBytes = process.resourceUsage().maxRSS * 1024;
await dispatcher.shutdown();
console.log(JSON.stringify({ firstMs, medianMs: median(times), membersMs, peakBytes }));
