/**
 * Fields in the texts of a statement: 〔乙方〕 stands for the name of the second party when the paper is printed. Nothing
 * else is a field, nothing is ever run, and what a field brings in is not looked through for fields again.
 */
export const statementFieldNames = [
  '甲方',
  '乙方',
  '甲方责任人',
  '乙方责任人',
  '学校',
  '部门',
  '科室',
  '岗位',
  '姓名',
  '年度',
  '期限',
  '起始日期',
  '截止日期',
  '编号',
  '总分',
] as const;
export type StatementFieldName = (typeof statementFieldNames)[number];
export type StatementFieldValues = Readonly<Record<StatementFieldName, string>>;

/** The innermost brackets only, so that 责字〔〔年度〕〕 gives 责字〔2026〕. */
const bracketed = /〔([^〔〕\n]{1,20})〕/gu;
/** What is written by hand where a field has no value yet. */
export const blankToFill = '＿＿＿＿';

const known: ReadonlySet<string> = new Set(statementFieldNames);

/** The text with its fields filled in; brackets that name no field stay as they are. */
export function fillFields(text: string, values: StatementFieldValues): string {
  return text.replace(bracketed, (whole, name: string) => {
    const field = name.trim();
    if (!known.has(field)) return whole;
    const value = values[field as StatementFieldName];
    return value === '' ? blankToFill : value;
  });
}

/** Bracketed names that are no field, such as a slip of the pen; years as in 〔2026〕 are none. */
export function unknownFields(text: string): string[] {
  const names = [...text.matchAll(bracketed)].map(([, name]) => (name ?? '').trim());
  return [...new Set(names.filter((name) => !known.has(name) && !/^[\d\s]*$/u.test(name)))];
}
