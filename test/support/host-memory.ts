import { readdirSync, readFileSync } from 'node:fs';
import type { ElectronApplication } from '@playwright/test';

/** The most memory that the program's host ever held, in bytes. Linux only: elsewhere the system keeps no such figure. */
export async function hostPeakBytes(app: ElectronApplication): Promise<number> {
  const pid = await hostPid(app);
  const kibibytes = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kibibytes === undefined) throw new Error(`The system tells no peak memory of process ${pid}.`);
  return Number(kibibytes) * 1024;
}

/** The host as Electron's utility process, or as a plain Node child where that Electron is too old for the database. */
async function hostPid(app: ElectronApplication): Promise<number> {
  const main = await app.evaluate(({ app: own }) => ({
    pid: process.pid,
    utility: own.getAppMetrics().find(({ name }) => name === 'Gangbiao host')?.pid,
  }));
  const pid = main.utility ?? childRunning(main.pid, 'host-process.mjs');
  if (pid === undefined) throw new Error('The program has no host process.');
  return pid;
}

/** The child of a process whose command line names a script. */
export function childRunning(parentPid: number, script: string): number | undefined {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .find((pid) => {
      try {
        const parent = /^PPid:\s+(\d+)$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        return Number(parent) === parentPid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script);
      } catch {
        return false; // it ended while we looked
      }
    });
}
