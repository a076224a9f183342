import { fillFields, type StatementFieldValues } from './statement-fields.ts';
import type { Statement, StatementPeriodKind } from './statement.ts';

/** First and last day of a period. School years begin on 1 September, their second term on 1 March. */
export function periodDays(
  kind: Exclude<StatementPeriodKind, 'custom'>,
  year: number,
): { readonly from: string; readonly to: string } {
  const lastOfFebruary = new Date(Date.UTC(year + 1, 2, 0)).getUTCDate();
  switch (kind) {
    case 'calendar':
      return { from: `${year}-01-01`, to: `${year}-12-31` };
    case 'school-year':
      return { from: `${year}-09-01`, to: `${year + 1}-08-31` };
    case 'term':
      return { from: `${year}-09-01`, to: `${year + 1}-02-${lastOfFebruary}` };
    default:
      return kind;
  }
}

/**
 * A number by a scheme such as 责字〔〔年度〕〕〔序号〕号; 〔序号3〕 is written with at least three digits. A scheme without
 * 〔序号〕 gets `-1`, `-2` … so that no number comes twice.
 */
export function numberBy(scheme: string, place: { readonly year: number; readonly sequence: number }): string {
  let used = false;
  const text = scheme.replace(/〔([^〔〕\n]{1,20})〕/gu, (whole, name: string) => {
    const digits = /^序号(\d?)$/u.exec(name.trim());
    if (digits !== null) {
      used = true;
      return String(place.sequence).padStart(Number(digits[1] === '' ? 1 : digits[1]), '0');
    }
    return name.trim() === '年度' ? String(place.year) : whole;
  });
  if (text.trim() === '') return '';
  return (used ? text : `${text}-${place.sequence}`).slice(0, 200);
}

type Parties = Pick<
  Statement,
  'year' | 'number' | 'partyA' | 'partyASigner' | 'partyB' | 'partyBSigner' | 'periodFrom' | 'periodTo' | 'totalPoints'
>;
/** Names that stand outside the statement itself. */
export interface StatementSurroundings {
  readonly college: string;
  readonly department: string;
  readonly section: string;
  readonly position: string;
  readonly person: string;
}

function dayWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day) ?? [];
  return year === undefined ? '' : `${year}年${Number(month)}月${Number(date)}日`;
}

/** What the fields in a statement's texts stand for. */
export function statementFieldValues(statement: Parties, around: StatementSurroundings): StatementFieldValues {
  const [from, to] = [dayWords(statement.periodFrom), dayWords(statement.periodTo)];
  return {
    甲方: statement.partyA,
    乙方: statement.partyB,
    甲方责任人: statement.partyASigner,
    乙方责任人: statement.partyBSigner,
    学校: around.college,
    部门: around.department,
    科室: around.section,
    岗位: around.position,
    姓名: around.person === '' ? statement.partyBSigner : around.person,
    年度: String(statement.year),
    期限: [from, to].filter((day) => day !== '').join('至'),
    起始日期: from,
    截止日期: to,
    编号: statement.number,
    总分: String(statement.totalPoints),
  };
}

const textNames = ['title', 'preamble', 'responsibilities', 'rewards', 'consequences', 'closing'] as const;

/** The texts of a statement with their fields filled in; everything else as it is. */
export function withFieldsFilled<T extends Pick<Statement, (typeof textNames)[number]>>(
  statement: T,
  values: StatementFieldValues,
): T {
  const filled = Object.fromEntries(textNames.map((name) => [name, fillFields(statement[name], values)]));
  return { ...statement, ...filled };
}
