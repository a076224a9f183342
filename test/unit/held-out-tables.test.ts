import { describe, expect, it } from 'vitest';
import { type DueTable, readDueCases } from '../support/due-fixture.ts';
import { judgeTexts, type StandardTable } from '../support/standard-texts.ts';

const standardTables: readonly StandardTable[] = ['texts', 'held-out', 'second-held-out', 'held-out-1'];
const dueTables: readonly DueTable[] = ['due-texts', 'held-out-1'];
const repeated = (texts: readonly string[]): string[] => texts.filter((text, index) => texts.indexOf(text) !== index);

describe('the held-out tables', () => {
  it('count no work standard twice, in no other table either', () => {
    expect(repeated(standardTables.flatMap((name) => judgeTexts(name).map(({ text }) => text)))).toEqual([]);
    expect(judgeTexts('held-out-1').length).toBeGreaterThanOrEqual(160);
  });

  it('count no due text of a year twice, in no other table either', () => {
    const held = dueTables.slice(1).flatMap((name) => readDueCases(name).map(({ text, year }) => `${text} ${year}`));
    const known = readDueCases('due-texts').map(({ text, year }) => `${text} ${year}`);
    expect(repeated(held)).toEqual([]);
    expect(held.filter((one) => known.includes(one))).toEqual([]);
    expect(readDueCases('held-out-1').length).toBeGreaterThanOrEqual(120);
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
