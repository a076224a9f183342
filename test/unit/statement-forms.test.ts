import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberBy, periodDays, statementFieldValues } from '../../shared/domain/statement-batch.ts';
import { fillFields, statementFieldNames, unknownFields } from '../../shared/domain/statement-fields.ts';
import { checkPoints } from '../../shared/domain/statement-points.ts';
import { readGradeScale, yearResult } from '../../shared/domain/statement-score.ts';
import { statementItemSchema, statementSchema } from '../../shared/domain/statement.ts';
import { builtInTemplates } from '../../shared/templates/statements/built-in-templates.ts';
import { templateFields } from '../../shared/templates/statements/statement-template.ts';

const values = statementFieldValues(
  {
    year: 2026,
    number: '责字〔2026〕3号',
    partyA: '云溪学院',
    partyASigner: '',
    partyB: '维修科',
    partyBSigner: '韩砺石',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    totalPoints: 100,
  },
  { college: '云溪学院', department: '后勤处', section: '维修科', position: '', person: '' },
);

describe('fields in the texts', () => {
  it('are filled in; what is no field, and a year in brackets, stays', () => {
    expect(
      fillFields(
        '〔甲方〕与〔 乙方 〕签订〔年度〕年责任书，〔期限〕，见〔附件〕、〔2025〕1号、责字〔〔年度〕〕',
        values,
      ),
    ).toBe('云溪学院与维修科签订2026年责任书，2026年1月1日至2026年12月31日，见〔附件〕、〔2025〕1号、责字〔2026〕');
    expect(unknownFields('〔甲方〕〔乙芳〕〔2026〕〔乙芳〕〔附件〕')).toEqual(['乙芳', '附件']);
  });

  it('leave a rule to write on where there is no value yet', () => {
    expect(fillFields('责任人〔甲方责任人〕', values)).toBe('责任人＿＿＿＿');
  });

  it('never bring another field in, whatever a name holds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...statementFieldNames), fc.string(), (name, text) => {
        const evil = { ...values, 甲方: '〔乙方〕', [name]: `〔乙方〕${text}` };
        expect(fillFields(`〔${name}〕`, evil)).toBe(`〔乙方〕${text}`);
      }),
    );
  });
});

describe('numbers by a scheme', () => {
  it('count up, with leading zeros where they are wanted, and never repeat', () => {
    expect(numberBy('责字〔〔年度〕〕〔序号〕号', { year: 2026, sequence: 7 })).toBe('责字〔2026〕7号');
    expect(numberBy('ZRZ-〔年度〕-〔序号3〕', { year: 2026, sequence: 7 })).toBe('ZRZ-2026-007');
    expect(numberBy('ZRZ', { year: 2026, sequence: 2 })).toBe('ZRZ-2');
    expect(numberBy('', { year: 2026, sequence: 2 })).toBe('');
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 9998 }), (scheme, sequence) => {
        fc.pre(scheme.trim() !== '');
        const [first, second] = [0, 1].map((step) => numberBy(scheme, { year: 2026, sequence: sequence + step }));
        expect(first).not.toBe(second);
      }),
    );
  });
});

describe('periods', () => {
  it('are calendar years, school years and terms, over leap years too', () => {
    expect([periodDays('calendar', 2026), periodDays('school-year', 2026), periodDays('term', 2027)]).toEqual([
      { from: '2026-01-01', to: '2026-12-31' },
      { from: '2026-09-01', to: '2027-08-31' },
      { from: '2027-09-01', to: '2028-02-29' },
    ]);
  });
});

describe('the built-in templates', () => {
  it.each(builtInTemplates.map((template) => [template.name, template] as const))(
    '%s fits the schema, adds up and uses only fields that exist',
    (_name, template) => {
      const id = '01900000-0000-7000-8000-000000000001';
      const statement = statementSchema.parse({ year: 2026, ...templateFields(template) });
      const items = template.items.map((item) => statementItemSchema.parse({ statementId: id, ...item }));
      if (items.length > 0) expect(checkPoints(statement, items).problems).toEqual([]);
      const texts = [statement.title, statement.preamble, statement.responsibilities, statement.rewards];
      expect([...texts, statement.consequences, statement.closing].flatMap(unknownFields)).toEqual([]);
    },
  );
});

describe("the year's end", () => {
  const base = { gradeScale: '优秀 90；良好 80；合格 60；不合格 0', grade: '', totalPoints: 100 };
  const item = (weight: number, score: number | null, extra: object = {}) =>
    statementItemSchema.parse({
      statementId: '01900000-0000-7000-8000-000000000001',
      content: '任务',
      weight,
      score,
      ...extra,
    });

  it('gives no grade before every item has its score, then the one of the points with the bonus', () => {
    expect(yearResult(base, [item(60, 55), item(40, null)]).grade).toBe('');
    const result = yearResult(base, [item(60, 52), item(40, 36.5), item(5, 2, { category: 'bonus' })]);
    expect(result).toMatchObject({ total: 90.5, bonus: 2, grade: '优秀', assessed: 2, scored: 2 });
  });

  it('gives the lowest grade when a veto came to pass, whatever was decided otherwise', () => {
    const veto = item(0, null, { category: 'veto', vetoed: 'yes' });
    expect(yearResult({ ...base, grade: '优秀' }, [item(100, 100), veto]).grade).toBe('不合格');
  });

  it('never gives a better grade for fewer points', () => {
    const scale = readGradeScale(base.gradeScale).map((grade) => grade.name);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((score) =>
          scale.indexOf(yearResult(base, [item(100, score / 100)]).grade),
        );
        expect(low).toBeGreaterThanOrEqual(high ?? 0);
      }),
    );
  });
});
