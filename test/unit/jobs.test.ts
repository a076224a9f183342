import { describe, expect, it } from 'vitest';
import { Jobs, type JobTurn } from '../../electron/host/kernel/jobs.ts';

interface Gate {
  readonly open: () => void;
  readonly passed: Promise<void>;
}

function gate(): Gate {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open, passed };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('jobs in their turn', () => {
  function track() {
    const jobs = new Jobs();
    const told: string[] = [];
    const start = (name: string, turn: JobTurn): { readonly end: () => void; readonly ended: Promise<unknown> } => {
      const { open, passed } = gate();
      const ended = jobs
        .run(
          name,
          async () => {
            told.push(`${name} begins`);
            await passed;
            told.push(`${name} ends`);
          },
          turn,
        )
        .catch((error: unknown) => told.push(`${name} ${error instanceof Error ? error.message : ''}`));
      return { end: open, ended };
    };
    return { jobs, told, start };
  }

  it('Shared ones run side by side; one alone waits for them, and those after it wait for it', async () => {
    const { told, start } = track();
    const first = start('export', 'shared');
    const second = start('backup', 'shared');
    const alone = start('shrink', 'alone');
    const third = start('ingest', 'shared');
    const check = start('check', 'free');
    await settle();
    expect(new Set(told)).toEqual(new Set(['export begins', 'backup begins', 'check begins']));
    first.end();
    second.end();
    await settle();
    expect(told.slice(-1)).toEqual(['shrink begins']);
    alone.end();
    await settle();
    expect(told.slice(-2)).toEqual(['shrink ends', 'ingest begins']);
    third.end();
    check.end();
    await Promise.all([first.ended, second.ended, alone.ended, third.ended, check.ended]);
  });

  it('One that waits can be cancelled, and holds nobody up then', async () => {
    const { jobs, told, start } = track();
    const first = start('export', 'shared');
    const alone = start('empty', 'alone');
    const after = start('ingest', 'shared');
    await settle();
    jobs.cancel('empty');
    await alone.ended;
    await settle();
    expect(new Set(told)).toEqual(new Set(['export begins', 'empty cancelled', 'ingest begins']));
    first.end();
    after.end();
    await Promise.all([first.ended, after.ended]);
  });

  it('Stopping all ends those that wait as well', async () => {
    const { jobs, told, start } = track();
    const first = start('export', 'shared');
    const alone = start('shrink', 'alone');
    await settle();
    const stopped = jobs.stopAll();
    first.end();
    await stopped;
    await alone.ended;
    expect(new Set(told)).toEqual(new Set(['export begins', 'shrink cancelled', 'export ends']));
  });
});
