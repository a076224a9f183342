import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canMount, fillWhilePacking, killWhilePacking } from '../fault/support/packing-faults.ts';
import { randomFrom, seedOf } from '../fault/support/random.ts';
import { type Bar, reportBars } from '../support/bench-report.ts';

/** Packing that is struck midway: the real host killed, and a disk that fills up. */
const kills = 100;
const stops = 30;
const root = mkdtempSync(join(tmpdir(), 'qhd-packing-bench-'));
const folder = (name: string): string => {
  mkdirSync(join(root, name));
  return join(root, name);
};
const bars: Bar[] = [];
const none = { unit: '', limit: 0, sense: 'at-most' } as const;

try {
  const random = randomFrom(seedOf());
  const killed = await killWhilePacking(folder('kill'), { kills, random });
  process.stdout.write(`kills: ${JSON.stringify(killed)}\n`);
  process.stdout.write(`${killed.struck} kills of the host struck while it packed\n`);
  bars.push(
    {
      bar: 'attempts after a kill that went on with finished volumes',
      value: killed.resumed,
      unit: '',
      limit: 10,
      sense: 'at-least',
    },
    {
      bar: 'bundles after a kill that verify and are incomplete, or other surprises',
      value: killed.wrong.length,
      ...none,
    },
  );
  // Without the right to mount a small disk the stops are made by limiting the process.
  const means = canMount(join(root, 'probe')) ? 'mount' : 'limit';
  const full = await fillWhilePacking(folder('full'), { stops, random, means });
  process.stdout.write(`full disks, by ${means}: ${JSON.stringify(full)}\n`);
  bars.push(
    { bar: 'full disks while packing, named as such', value: full.struck, unit: '', limit: stops, sense: 'at-least' },
    {
      bar: 'attempts after a full disk that went on with finished volumes',
      value: full.resumed,
      unit: '',
      limit: 10,
      sense: 'at-least',
    },
    {
      bar: 'bundles on a full disk that verify, or that are incomplete afterwards',
      value: full.wrong.length,
      ...none,
    },
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
process.exitCode = reportBars('packing', bars) ? 0 : 1;
