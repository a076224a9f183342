import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goalSchema } from '../../shared/domain/goal.ts';
import { checkGoalSmart, readValue } from '../../shared/domain/goal-check.ts';

const plan = { yearFrom: 2026, yearTo: 2028 };
const goal = (fields: Parameters<typeof goalSchema.parse>[0]) => goalSchema.parse({ ...plan, ...(fields as object) });
const good = {
  text: '报修在24小时内办结',
  measure: '报修及时率',
  comparison: '≥',
  targetValue: '96',
  unit: '%',
  baseline: '88',
};
const years = (...values: string[]) => values.map((value, index) => ({ year: 2026 + index, value }));
const reasons = (fields: object, targets = years('90', '93', '96'), parent: typeof plan | null = plan): string[] =>
  checkGoalSmart(goal({ ...good, ...fields }), { targets, parent }).map(({ part, reason, detail }) =>
    `${part} ${reason} ${detail}`.trim(),
  );

describe('the SMART check of a goal', () => {
  it('finds nothing against a goal with measure, baseline, a value a year and a goal above', () => {
    expect(reasons({})).toEqual([]);
    expect(
      reasons({ comparison: '≤', targetValue: '4', baseline: '9', measure: '投诉件数' }, years('8', '6', '4')),
    ).toEqual([]);
  });

  it('says what is missing and where, part by part', () => {
    expect(reasons({ text: '进一步加强后勤服务', measure: '', targetValue: '', baseline: '' }, [], null)).toEqual([
      'specific text-vague',
      'measurable no-measure',
      'measurable no-value',
      'relevant no-parent',
      'timeBound years-without-value 2026、2027、2028',
    ]);
    expect(reasons({ text: '提质' })).toEqual(['specific text-short']);
    expect(reasons({ baseline: '' })).toEqual(['achievable no-baseline']);
    expect(reasons({ baseline: '97' }, years('97', '97', '97'))).toEqual(['achievable reached-already 97']);
    expect(reasons({}, years('93', '91', '96'))).toEqual(['achievable years-backwards 2027']);
    expect(reasons({}, years('90', '92', '94'))).toEqual(['achievable last-year-differs 94']);
    expect(reasons({ yearTo: 2030 }, years('90', '91', '92', '94', '96'))).toEqual([
      'relevant outside-parent 2026—2028',
    ]);
    expect(
      reasons({}, [
        { year: 2026, value: '90' },
        { year: 2028, value: '96' },
      ]),
    ).toEqual(['timeBound years-without-value 2027']);
  });

  it('asks of the plans that gather goals only for words and a place', () => {
    const school = goal({ text: '学校事业发展规划', level: 'school' });
    expect(checkGoalSmart(school, { targets: [], parent: null })).toEqual([]);
    const special = goal({ text: '校园建设规划', level: 'special' });
    expect(checkGoalSmart(special, { targets: [], parent: null }).map(({ reason }) => reason)).toEqual(['no-parent']);
  });

  it('answers the same for the same goal however often it is asked', () => {
    const vague = goal({ text: '进一步加强后勤服务' });
    const once = checkGoalSmart(vague, { targets: [], parent: null });
    expect(checkGoalSmart(vague, { targets: [], parent: null })).toEqual(once);
  });

  it('reads numbers as they are written in a field, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.constantFrom('', '%', '人', '项'),
        (number, unit) => {
          const text = number.toFixed(2);
          expect(readValue(` ${text}${unit}`, unit)).toBe(Number(text));
        },
      ),
    );
    expect(['９５％', '1,200', '10～20', '每年2次', ''].map((text) => readValue(text))).toEqual([
      95,
      1200,
      null,
      null,
      null,
    ]);
  });
});
