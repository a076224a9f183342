import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canMount, fillWhilePacking, killWhilePacking } from '../fault/support/packing-faults.ts';
import { randomFrom, seedOf } from '../fault/support/random.ts';
import { type Bar, reportBars } from '../support/bench-report.ts';

/** Packing that is struck midway: the real host killed, and a disk that fills up (needs the right to mount one). */
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
  bars.push(
    {
      bar: 'kills of the host that struck while it packed',
      value: killed.struck,
      unit: '',
      limit: kills,
      sense: 'at-least',
    },
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
  if (canMount(join(root, 'probe'))) {
    const full = await fillWhilePacking(folder('full'), { stops, random });
    process.stdout.write(`full disks: ${JSON.stringify(full)}\n`);
    bars.push(
      { bar: 'full disks while packing', value: full.struck, unit: '', limit: stops, sense: 'at-least' },
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
  } else process.stdout.write('no disk can be mounted here: the full disks are not measured\n');
} finally {
  rmSync(root, { recursive: true, force: true });
}
process.exitCode = reportBars('packing', bars) ? 0 : 1;
