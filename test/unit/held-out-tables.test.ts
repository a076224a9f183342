import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../electron/host/documents/import/read-source.ts';
import { interpretSource } from '../../shared/domain/import/interpret.ts';
import { piecesOf } from '../../shared/domain/import/source.ts';
import { type DueTable, readDueCases } from '../support/due-fixture.ts';
import { expectationOf } from '../support/import-corpus/held-out-paper.ts';
import { heldOutSets } from '../support/import-corpus/held-out-sets.ts';
import { rawCharacters } from '../support/import-corpus/raw-characters.ts';
import { judgeTexts, standardTables } from '../support/standard-texts.ts';

const dueTables: readonly DueTable[] = ['due-texts', 'held-out-1', 'held-out-2', 'held-out-3'];
const repeated = (texts: readonly string[]): string[] => texts.filter((text, index) => texts.indexOf(text) !== index);

describe('the held-out tables', () => {
  it('count no work standard twice, in no other table either', () => {
    expect(repeated(standardTables.flatMap((name) => judgeTexts(name).map(({ text }) => text)))).toEqual([]);
    for (const name of ['held-out-1', 'held-out-2'] as const)
      expect(judgeTexts(name).length).toBeGreaterThanOrEqual(160);
    expect(judgeTexts('held-out-3').length).toBeGreaterThanOrEqual(120);
    expect(judgeTexts('held-out-4').length).toBeGreaterThanOrEqual(60);
    for (const number of [5, 6, 7, 8, 9, 10] as const)
      expect(judgeTexts(`held-out-${number}`).length).toBeGreaterThanOrEqual(100);
    // One of its hundred stood in the seventh as well, and was left out.
    expect(judgeTexts('held-out-11').length).toBeGreaterThanOrEqual(99);
  });

  it('count no due text of a year twice, in no other table either', () => {
    const held = dueTables.slice(1).flatMap((name) => readDueCases(name).map(({ text, year }) => `${text} ${year}`));
    const known = readDueCases('due-texts').map(({ text, year }) => `${text} ${year}`);
    expect(repeated(held)).toEqual([]);
    expect(held.filter((one) => known.includes(one))).toEqual([]);
    for (const name of ['held-out-1', 'held-out-2'] as const)
      expect(readDueCases(name).length).toBeGreaterThanOrEqual(120);
    expect(readDueCases('held-out-3').length).toBeGreaterThanOrEqual(100);
  });

  it('name only days that exist, in their order', () => {
    for (const { text, accepted } of dueTables.flatMap((name) => readDueCases(name))) {
      for (const days of accepted.map((one) => one.split(' ').filter((word) => /^\d/u.test(word)))) {
        expect(days, text).toEqual([...days].sort());
        for (const day of days) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      }
    }
  });

  it('leave a field to choose from only where every choice is written out', () => {
    for (const { text, expected } of standardTables.flatMap((name) => judgeTexts(name))) {
      expect(Object.values(expected).join(''), text).not.toMatch(/[|~]/u);
      if (expected.targetValue === '') expect([text, expected.comparison]).toEqual([text, '']);
    }
  });
});

describe('the held-out papers', () => {
  const folder = fileURLToPath(new URL('../fixtures/import-corpus/', import.meta.url));

  it.each(heldOutSets)('of set $set stand beside the corpus, each with what it must yield', ({ set, papers }) => {
    const names = readdirSync(join(folder, `held-out-${set}`));
    expect(papers.length).toBeGreaterThanOrEqual({ 3: 8, 4: 3 }[set] ?? 12);
    expect(names).toHaveLength(papers.length * 2);
    for (const paper of papers) {
      const path = join(folder, `held-out-${set}`, `${paper.name}.expected.json`);
      expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(expectationOf(paper));
    }
  });

  it.each(heldOutSets)('of set $set lose no character on the way into the program', async ({ set, papers }) => {
    for (const { name, department } of papers) {
      const own = join(folder, `held-out-${set}`);
      const file = readdirSync(own).find((one) => one.startsWith(name) && !one.endsWith('.json')) ?? '';
      const source = await readSource(readFileSync(join(own, file)), file);
      const { placements } = interpretSource(source, { departmentName: department, fileName: name, mappings: {} });
      const pieces = piecesOf(source).map(({ text }) => text);
      expect(placements.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(pieces.join('').length);
      expect(await rawCharacters(join(own, file), pieces.join('')), name).toBe(0);
    }
  });
});
