import type { FormCheck } from '../../../../shared/contract/templates.ts';
import type { TemplateUsage } from '../../../../shared/domain/paper-template.ts';

type Fault = FormCheck['issues'][number];

const parts: Readonly<Record<NonNullable<Fault['place']>['part'], string>> = {
  body: '正文',
  header: '页眉',
  footer: '页脚',
  footnote: '脚注',
  comment: '批注',
  'text-box': '文本框',
};

/** The school's own Word forms. */
export const templates = {
  open: '学校模板…',
  title: '学校模板',
  intro: '学校有统一格式的，在 Word 或 WPS 里把要填的地方写成 {岗位名称} 这样的字段，放进来即可自动填写。',
  usage: '用于哪种文书',
  usages: {
    'job-description': '岗位说明书',
    statement: '责任状',
    'evidence-list': '支撑材料清单',
  } satisfies Record<TemplateUsage, string>,
  empty: (usage: string) => `还没有${usage}模板。可以先存一份样例，在 Word 中改成学校的格式，再放进来。`,
  add: '放入模板…',
  example: '存一份样例…',
  exampleName: (usage: string) => `${usage}模板样例.docx`,
  checking: (name: string) => `检查 ${name}`,
  adding: (name: string) => `收入 ${name}`,
  added: (name: string, fields: number, version: number) =>
    version === 1 ? `已收入 ${name}，认出${fields}个字段` : `已换成第${version}版，认出${fields}个字段`,
  writing: '写出模板',
  written: (name: string) => `已保存 ${name}`,
  faulty: (name: string, count: number) => `${name} 有${count}处填不了，没有收入`,
  checkAgain: '改好了，重新检查',
  place: '位置',
  problem: '问题',
  cure: '怎样改',
  placeOf: (place: Fault['place']) => {
    if (place === null) return '整份文件';
    const { part, paragraph, table, row, column } = place;
    if (table !== null) return `${part === 'body' ? '' : parts[part]}表${table} 第${row}行第${column}列`;
    return `${parts[part]}第${paragraph}段`;
  },
  faults: {
    'unknown-field': '不认识的字段',
    'unknown-list': '不认识的列表',
    'field-of-list': '这个字段只能写在列表里',
    'list-not-closed': '列表没有结尾',
    'list-not-opened': '列表没有开头',
    'brace-not-closed': '大括号没有写完整',
    'wide-braces': '用了全角大括号',
    'no-fields': '没有要填写的字段',
  } satisfies Record<Fault['rule'], string>,
  cures: {
    'unknown-field': (expected) => (expected === '' ? '从下面的字段表中选一个' : `是不是 ${expected}`),
    'unknown-list': (expected) => (expected === '' ? '从下面的字段表中选一个' : `是不是 {#${expected}}`),
    'field-of-list': (expected) => `放到 ${expected} 之间`,
    'list-not-closed': (expected) => `在后面补上 ${expected}`,
    'list-not-opened': (expected) => `在前面补上 ${expected}`,
    'brace-not-closed': (expected) => `在字段名后补上 ${expected}，或删去这个括号`,
    'wide-braces': (expected) => `改用半角的 ${expected}`,
    'no-fields': (expected) => `在要填写的地方写上字段，如 ${expected}`,
  } satisfies Record<Fault['rule'], (expected: string) => string> as Record<
    Fault['rule'],
    (expected: string) => string
  >,
  name: '模板名称',
  versionLine: (version: number, count: number, file: string) =>
    `第${version}版${count > 1 ? `（共${count}版）` : ''} · ${file}`,
  renew: '换新版…',
  saveCopy: '另存…',
  fieldsTitle: '可以使用的字段',
  fieldsHint: '点一下即复制，粘贴到 Word 中要填写的地方。列表写在表格的一行里，有几条就填几行。',
  listOf: (list: string) => `列表“${list}”`,
  copyField: (name: string) => `复制 ${name}`,
  layout: 'Word 版式',
  builtIn: '内置版式',
  notOne: '学校模板一次填一份：请逐个勾选，不选“全部”',
};
