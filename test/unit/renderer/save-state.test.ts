import { beforeEach, expect, test } from 'vitest';
import { noteSaved, resetSaveState, save, track, useSaveState } from '../../../renderer/lib/save-state.ts';
import { useToasts } from '../../../renderer/lib/toasts.ts';
import { fail, ok } from '../../../shared/result.ts';

beforeEach(() => {
  resetSaveState(null);
  useToasts.setState({ toasts: [] });
});

test('running writes are counted until each has answered', async () => {
  const release: (() => void)[] = [];
  const slow = () => new Promise<ReturnType<typeof ok<number>>>((resolve) => release.push(() => resolve(ok(1))));
  const first = track(slow);
  const second = track(slow);
  const counts = [useSaveState.getState().running];
  release[0]?.();
  await first;
  counts.push(useSaveState.getState().running);
  release[1]?.();
  await second;
  counts.push(useSaveState.getState().running);
  expect(counts).toEqual([2, 1, 0]);
});

test('a refused write is kept with a retry that reads the text anew, and goes when the retry is taken', async () => {
  const written: string[] = [];
  let text = '一';
  let busy = true;
  const work = async () => {
    if (busy) return fail({ code: 'file-busy' as const });
    written.push(text);
    return ok(null);
  };
  await track(work, 'field');
  await track(work, 'field');
  expect(useSaveState.getState().failures.map(({ key, error }) => [key, error.code])).toEqual([['field', 'file-busy']]);
  busy = false;
  text = '二';
  await useSaveState.getState().failures[0]?.retry();
  expect({ written, failures: useSaveState.getState().failures }).toEqual({ written: ['二'], failures: [] });
});

test('a write that throws is a failure and not an endless saving', async () => {
  expect(await track(() => Promise.reject(new Error('gone')))).toEqual({
    ok: false,
    error: { code: 'internal', about: 'Error: gone' },
  });
  expect(useSaveState.getState().running).toBe(0);
});

test('a cancelled job is neither a failure nor worth a message', async () => {
  await save(async () => fail({ code: 'cancelled' as const }));
  expect([useSaveState.getState().failures, useToasts.getState().toasts]).toEqual([[], []]);
});

test('the time of the last save never goes back', () => {
  noteSaved('2026-11-22T04:03:00.000Z');
  noteSaved('2026-11-22T04:02:00.000Z');
  noteSaved(null);
  expect(useSaveState.getState().lastSavedAt).toBe('2026-11-22T04:03:00.000Z');
});
