import type { TemplateUsage } from '../domain/paper-template.ts';
import { nearest } from './workbook/nearest.ts';

/** What a form of one kind may name: fields of the paper, and lists whose rows have fields of their own. */
interface FieldNames {
  readonly fields: readonly string[];
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/**
 * Fields are written in braces: `{岗位名称}`; a list repeats what stands between `{#职责}` and `{/职责}`, in one row of a
 * table the row.
 */
export const templateFields = {
  'job-description': {
    fields: [
      '学校',
      '部门',
      '科室',
      '岗位名称',
      '岗位编号',
      '岗位级别',
      '编制人数',
      '直接上级',
      '在岗人员',
      '岗位概述',
      '协作关系',
      '任职资格',
      '岗位权限',
      '工作条件',
      '日期',
    ],
    lists: {
      职责: ['序号', '岗位职责'],
      标准: ['序号', '岗位职责', '具体工作', '工作标准', '时限', '频次', '检查方式', '应留材料', '依据', '分值'],
      流程: ['序号', '流程名称', '流程编号', '步骤'],
    },
  },
  statement: {
    fields: [
      '学校',
      '部门',
      '科室',
      '岗位',
      '姓名',
      '名称',
      '编号',
      '年度',
      '甲方',
      '甲方责任人',
      '乙方',
      '乙方责任人',
      '期限',
      '起始日期',
      '截止日期',
      '总分',
      '前言',
      '责任内容',
      '奖励',
      '考核与责任追究',
      '附则',
      '签订日期',
    ],
    lists: { 任务: ['序号', '类别', '一级指标', '目标任务', '目标值', '完成时限', '分值'] },
  },
  'evidence-list': {
    fields: ['学校', '部门', '件数', '日期'],
    lists: {
      材料: ['序号', '编号', '名称', '类别', '形成日期', '提供', '密级', '保管人', '存放地点', '证明事项', '备注'],
    },
  },
} as const satisfies Record<TemplateUsage, FieldNames>;

/** Where a mark stands in a form. Rows, columns and paragraphs count from 1; `table` is null outside of tables. */
export interface MarkPlace {
  readonly part: 'body' | 'header' | 'footer' | 'footnote' | 'comment' | 'text-box';
  /** Of its part, outside of tables. */
  readonly paragraph: number | null;
  readonly table: number | null;
  readonly row: number | null;
  readonly column: number | null;
}

/** One piece of text of a form, a paragraph or a cell. */
export interface FormText {
  readonly place: MarkPlace;
  readonly text: string;
}

export const templateIssueRules = [
  'unknown-field', // expected: the nearest known name
  'unknown-list', // expected: the nearest known list
  'field-of-list', // stands outside of its list; expected: the list
  'list-not-closed', // expected: the mark that closes it
  'list-not-opened', // expected: the mark that opens it
  'brace-not-closed', // found: what stands after it
  'wide-braces', // ｛｝ instead of {}
  'no-fields', // nothing to fill in
] as const;

/** One thing that keeps a form from being filled. */
export interface TemplateIssue {
  readonly rule: (typeof templateIssueRules)[number];
  readonly found: string;
  readonly expected: string;
  /** Null for the form as a whole. */
  readonly place: MarkPlace | null;
}

/** What a form asks for, and what is wrong with it. */
export interface FormReading {
  /** Names of fields and lists (`#职责`) in the order in which they stand first, each with how often it stands there. */
  readonly fields: readonly { readonly name: string; readonly count: number }[];
  readonly issues: readonly TemplateIssue[];
}

interface Mark {
  readonly kind: 'field' | 'open' | 'close';
  readonly name: string;
  readonly place: MarkPlace;
}

/** Reads the marks of a form and checks every one of them. */
export function checkForm(usage: TemplateUsage, texts: readonly FormText[]): FormReading {
  const issues: TemplateIssue[] = [];
  const marks = texts.flatMap((text) => marksOf(text, issues));
  const counts = new Map<string, number>();
  const open: Mark[] = [];
  const known: FieldNames = templateFields[usage];
  for (const mark of marks) {
    const shown = mark.kind === 'open' ? `#${mark.name}` : mark.name;
    if (mark.kind !== 'close') counts.set(shown, (counts.get(shown) ?? 0) + 1);
    if (mark.kind === 'close') closeList(mark, open, issues);
    else if (mark.kind === 'open') {
      if (!Object.hasOwn(known.lists, mark.name))
        issues.push(issueOf('unknown-list', mark, nearest(mark.name, Object.keys(known.lists)) ?? ''));
      open.push(mark);
    } else checkField(mark, { known, open, issues });
  }
  for (const mark of open) issues.push(issueOf('list-not-closed', mark, `{/${mark.name}}`));
  if (marks.length === 0 && issues.length === 0)
    issues.push({ rule: 'no-fields', found: '', expected: `{${known.fields[0] ?? ''}}`, place: null });
  return { fields: [...counts].map(([name, count]) => ({ name, count })), issues };
}

function checkField(
  mark: Mark,
  {
    known,
    open,
    issues,
  }: { readonly known: FieldNames; readonly open: readonly Mark[]; readonly issues: TemplateIssue[] },
): void {
  const within = open.flatMap(({ name }) => known.lists[name] ?? []);
  if (known.fields.includes(mark.name) || within.includes(mark.name)) return;
  const list = Object.entries(known.lists).find(([, names]) => names.includes(mark.name))?.[0];
  if (list !== undefined) issues.push(issueOf('field-of-list', mark, `{#${list}}…{/${list}}`));
  else {
    const near = nearest(mark.name, [...within, ...known.fields, ...Object.values(known.lists).flat()]);
    issues.push(issueOf('unknown-field', mark, near === undefined ? '' : `{${near}}`));
  }
}

function closeList(mark: Mark, open: Mark[], issues: TemplateIssue[]): void {
  const last = open.at(-1);
  if (last?.name === mark.name) open.pop();
  else if (open.some(({ name }) => name === mark.name)) {
    // What was opened after it is not closed.
    for (let inner = open.pop(); inner !== undefined && inner.name !== mark.name; inner = open.pop())
      issues.push(issueOf('list-not-closed', inner, `{/${inner.name}}`));
  } else issues.push(issueOf('list-not-opened', mark, `{#${mark.name}}`));
}

function issueOf(rule: TemplateIssue['rule'], mark: Mark, expected: string): TemplateIssue {
  const sign = { field: '', open: '#', close: '/' }[mark.kind];
  return { rule, found: `{${sign}${mark.name}}`, expected, place: mark.place };
}

/** The marks of one text; what looks like one and is none becomes an issue. */
function marksOf({ text, place }: FormText, issues: TemplateIssue[]): Mark[] {
  const wide = /[｛｝]/u.exec(text);
  if (wide !== null)
    issues.push({
      rule: 'wide-braces',
      found: text.slice(Math.max(0, wide.index - 1), wide.index + 20),
      expected: '{ }',
      place,
    });
  const marks: Mark[] = [];
  let rest = text;
  for (let at = rest.indexOf('{'); at !== -1; at = rest.indexOf('{')) {
    const inside = /^\{([^{}]*)\}/u.exec(rest.slice(at));
    if (inside === null) {
      issues.push({ rule: 'brace-not-closed', found: rest.slice(at, at + 20), expected: '}', place });
      rest = rest.slice(at + 1);
      continue;
    }
    rest = rest.slice(at + inside[0].length);
    const written = inside[1] ?? '';
    const sign = /^\s*([#/])/u.exec(written)?.[1];
    const name = written.replace(/^\s*[#/]?/u, '').trim();
    marks.push({ kind: sign === '#' ? 'open' : sign === '/' ? 'close' : 'field', name, place });
  }
  return marks;
}
