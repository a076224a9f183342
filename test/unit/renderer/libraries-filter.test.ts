import { expect, test } from 'vitest';
import type { LibraryEntryRow } from '../../../shared/contract/libraries.ts';
import { builtInLibrary } from '../../../shared/templates/libraries/built-in-library.ts';
import { coverageOf, filterEntries, noFilter } from '../../../renderer/features/libraries/libraries-store.ts';

const entries: readonly LibraryEntryRow[] = builtInLibrary.entries.map((entry) => ({
  ...entry,
  libraryKey: builtInLibrary.key,
  adopted:
    entry.name === '报到率'
      ? [{ kind: 'layerStandard', id: '0192f0c0-0000-7000-8000-000000000001', positionId: null, positionName: '' }]
      : [],
}));
const names = (filter: Partial<Parameters<typeof filterEntries>[1]>): readonly string[] =>
  filterEntries(entries, { ...noFilter, ...filter }).map(({ name }) => name);

test('entries are found by every word of the search, wherever it stands', () => {
  expect(names({ text: '招生 ≥90' })).toEqual(['报到率']);
  expect(names({ text: '没有这个词' })).toEqual([]);
});

test('a safeguard is a row of its own, and not part of the layer that keeps it', () => {
  const row = { kind: 'layer', layer: 'school' } as const;
  expect(names({ row, type: 'safeguard' })).not.toContain('维修服务');
  expect(names({ row: { kind: 'safeguard', safeguard: 'living' } })).toContain('维修服务');
});

test('what is not covered is what nothing was adopted of', () => {
  expect(names({ onlyOpen: true })).not.toContain('报到率');
  expect(coverageOf(entries)).toEqual({ adopted: 1, total: entries.length });
});
