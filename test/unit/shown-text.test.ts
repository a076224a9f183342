import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isDoubtfulMonth, shownText } from '../../electron/host/documents/tables/shown-text.ts';

it('A number is shown with the places of its format, a date with the parts that its format names', () => {
  const october = new Date(Date.UTC(2017, 9, 5));
  const cases: readonly (readonly [number | Date, string, string])[] = [
    [2017.1, 'General', '2017.1'],
    [2017.1, '0.00', '2017.10'],
    [2017.1, '0.00_ ', '2017.10'],
    [2017.1, '[红色]0.00;-0.00', '2017.10'],
    [0.1 + 0.2, '', '0.3'],
    [october, 'yyyy"年"m"月";@', '2017年10月'],
    [october, '[$-804]yyyy"年"m"月"d"日"', '2017-10-05'],
    [october, '57', '2017年10月'],
    [october, '58', '10月5日'],
    [october, 'yyyy/m/d', '2017-10-05'],
    [new Date(Number.NaN), 'yyyy/m/d', ''],
  ];
  expect(cases.map(([value, format]) => shownText(value, format))).toEqual(cases.map(([, , shown]) => shown));
});

it('Of months written as numbers only January and October are in doubt, and only where the format drops the nought', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2199 }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom('', 'General', '0.00', '#,##0', '@'),
      (year, month, format) => {
        const stored = Number(`${year}.${month}`);
        expect(isDoubtfulMonth(stored, format)).toBe((month === 1 || month === 10) && format !== '0.00');
      },
    ),
  );
});
