import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describeIssue, issuesAsText } from '../../../renderer/lib/issue-words.ts';
import { en } from '../../../renderer/lib/words/en.ts';
import { zhCn } from '../../../renderer/lib/words/zh-cn.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** English sentences that quote what stands in Chinese papers, for which there is no English. */
const quoting = new Set([
  'department.basic.dutyNumberings.chinese',
  'department.basic.dutyNumberings.bracket-chinese',
  'department.calendar.note',
  'tables.preview.none',
  'tables.preview.withGoals',
  'templates.intro',
]);

/** Every word of a catalogue by its path; functions are called with a figure where they want one. */
function flatten(words: object, path = ''): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [key, value] of Object.entries(words)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') flat[here] = value;
    else if (typeof value === 'function')
      flat[here] = String((value as (...given: unknown[]) => unknown)('3', '3', '3'));
    else if (typeof value === 'object' && value !== null) Object.assign(flat, flatten(value as object, here));
  }
  return flat;
}

/** Sources of the processes that name stages and rules. */
function sourcesUnder(...folders: string[]): string {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(join(root, folder, name), 'utf8')),
    )
    .join('\n');
}

test('no word is empty in either language, but for units that need none', () => {
  for (const catalogue of [zhCn, en]) {
    const empty = Object.entries(flatten(catalogue)).filter(([, text]) => text === '');
    expect(empty.map(([path]) => path)).toEqual(['jobs.units.bytes']);
  }
});

test('the English catalogue has no Chinese left in it, but for what stands so in the template and its own name', () => {
  const han = Object.entries(flatten(en)).filter(
    ([path, text]) => /\p{Script=Han}/u.test(text) && !path.startsWith('issues.rules.'),
  );
  expect(han.map(([path]) => path).filter((path) => !quoting.has(path))).toEqual(['settings.program.languages.zh-CN']);
  for (const path of quoting) expect(han.map(([known]) => known)).toContain(path);
});

test('the two catalogues name the same things, also where they are looked up by name', () => {
  expect(Object.keys(flatten(en)).sort()).toEqual(Object.keys(flatten(zhCn)).sort());
});

test('every stage that the host reports has words', () => {
  const stages = new Set(
    [...sourcesUnder('electron/host', 'db').matchAll(/\bstage: '([a-z-]+)'/gu)].map(([, name]) => name ?? ''),
  );
  expect(stages.size).toBeGreaterThan(3);
  expect([...stages].filter((stage) => zhCn.jobs.stages[stage] === undefined)).toEqual([]);
});

test('every rule that a workbook or a bundle can break has a sentence and a cure', () => {
  const source = sourcesUnder('electron/host', 'shared/document/workbook', 'shared/domain', 'shared/sync');
  const rules = new Set([...source.matchAll(/\brule: '([a-z-]+)'/gu)].map(([, name]) => name ?? ''));
  expect(rules.size).toBeGreaterThan(10);
  expect([...rules].filter((rule) => zhCn.issues.rules[rule] === undefined)).toEqual([]);
});

test('an issue says where it is, what is wrong, what stood there and what to do', () => {
  const issue = { where: ['岗位', 'C7'], rule: 'missing-value', found: '', expected: '岗位名称' };
  const { text, cure } = zhCn.issues.rules['missing-value'] ?? zhCn.issues.unknown;
  expect(describeIssue(issue, zhCn)).toEqual({ place: '岗位 › C7', problem: text, cure: `${cure}应为：岗位名称` });
  expect(issuesAsText([issue, { where: ['x'], rule: 'never-heard-of', found: '三' }], zhCn).split('\n')).toEqual([
    `岗位 › C7\t${text}\t${cure}应为：岗位名称`,
    'x\t内容不符合要求，现为“三”\t请对照“填写说明”改正。',
  ]);
});
