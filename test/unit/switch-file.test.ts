import { expect, test } from 'vitest';
import { Jobs } from '../../electron/host/kernel/jobs.ts';
import { WorkspaceSession } from '../../electron/host/kernel/session.ts';
import { AppFailure } from '../../shared/app-error.ts';

const newSession = (): WorkspaceSession =>
  new WorkspaceSession({ now: () => '2026-01-01T00:00:00.000Z', newId: () => 'id', notify: () => undefined });

test('a change that stops all jobs does not wait for a job that waits for its turn to change', async () => {
  const session = newSession();
  const jobs = new Jobs();
  const events: string[] = [];
  const changeAsJob = (id: string) =>
    jobs.run(id, (signal) =>
      session.switchFile(async () => {
        await jobs.stopAll(id);
        events.push(id);
      }, signal),
    );
  const ended = await Promise.allSettled([
    changeAsJob('first'),
    changeAsJob('second'),
    session.switchFile(async () => {
      await jobs.stopAll();
      events.push('third');
    }),
  ]);
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(ended[1]).toMatchObject({ reason: new AppFailure({ code: 'cancelled' }) });
  expect(events).toEqual(['first', 'third']);
});

test('a change begins only when the one before it has ended, also when one between them was given up', async () => {
  const session = newSession();
  const events: string[] = [];
  const abort = new AbortController();
  let release = (): void => undefined;
  const first = session.switchFile(async () => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    events.push('first');
  });
  const given = session.switchFile(async () => void events.push('given up'), abort.signal);
  const last = session.switchFile(async () => void events.push('last'));
  abort.abort(new AppFailure({ code: 'cancelled' }));
  await expect(given).rejects.toMatchObject({ error: { code: 'cancelled' } });
  const settled = session.whenSettled().then(() => void events.push('settled'));
  expect(events).toEqual([]);
  release();
  await Promise.all([first, last, settled]);
  expect(events).toEqual(['first', 'last', 'settled']);
});
