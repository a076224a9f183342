import { describe, expect, it } from 'vitest';
import { paceOf, withSample } from '../../../renderer/features/evidence/ingest-progress.ts';

describe('the progress of taking evidence in', () => {
  it('tells speed and time left from the samples of the last five seconds', () => {
    const samples = [
      { atMs: 0, done: 0 },
      { atMs: 4000, done: 400 },
      { atMs: 8000, done: 2400 },
    ].reduce(withSample, []);
    expect(samples).toEqual([
      { atMs: 4000, done: 400 },
      { atMs: 8000, done: 2400 },
    ]);
    expect(paceOf({ done: 2400, total: 3400, unit: 'bytes' }, samples)).toEqual({
      fraction: 2400 / 3400,
      bytesPerSecond: 500,
      leftMs: 2000,
    });
  });

  it('says nothing about speed before half a second has passed, and nothing about the share of an unknown total', () => {
    const samples = [
      { atMs: 0, done: 0 },
      { atMs: 100, done: 9 },
    ].reduce(withSample, []);
    expect(paceOf({ done: 9, total: 0, unit: 'bytes' }, samples)).toEqual({
      fraction: null,
      bytesPerSecond: null,
      leftMs: null,
    });
  });

  it('starts anew when a later stage counts from zero again', () => {
    expect(withSample([{ atMs: 0, done: 50 }], { atMs: 10, done: 3 })).toEqual([{ atMs: 10, done: 3 }]);
  });
});
