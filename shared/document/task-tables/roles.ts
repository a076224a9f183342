import type { TaskTableLayout } from '../../domain/task-table.ts';
import { coverOf, type Grid } from './grid.ts';

/** What a column of a breakdown table holds; `year` columns have their year beside it. */
export const columnRoles = [
  'number',
  'project',
  'task',
  'content',
  'due',
  'checkpoint',
  'lead',
  'assisting',
  'owner',
  'doer',
  'remarks',
  'year',
  'other',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

export interface TableColumn {
  readonly header: string;
  readonly role: ColumnRole;
  readonly year: number; // 0 but for years
  /** Share of the table's width, any unit. */
  readonly width: number;
}

/** Heads as real tables have them (S4 表3, 表4, 附表, and their kin), blanks left out. */
const heads: readonly (readonly [ColumnRole, RegExp])[] = [
  ['number', /^(?:序号|编号|项次)$/u],
  ['doer', /^(?:具体负责人|具体责任人|经办人|承办人|联系人)$/u],
  ['owner', /^(?:责任人|负责人|项目负责人|牵头领导|分管领导|责任领导)$/u],
  ['assisting', /^(?:协助|配合|协办|参与|协同)(?:部门|单位|处室)$/u],
  ['lead', /^(?:项目)?(?:责任|牵头|主办|承担|负责)(?:部门|单位|处室)(?:（单位）)?$/u],
  ['project', /^(?:建设|重点|一级)?项目(?:名称)?$/u],
  ['content', /^(?:建设|任务|工作|具体|主要)?内容$|^(?:具体|分项)(?:任务|工作|措施)$|^(?:工作|主要)?措施$/u],
  ['task', /^(?:建设|重点|工作|主要|目标)?任务(?:名称)?$|^(?:建设|工作)?目标$/u],
  ['due', /^(?:完成|时间|进度)?(?:时间|时限|节点|期限|进度)(?:要求)?$/u],
  [
    'checkpoint',
    /^(?:考核|验收|检查|评价)(?:点|依据|要点|标准|内容|方式)$|^(?:成果|预期成果|佐证材料|支撑材料)(?:形式)?$/u,
  ],
  ['remarks', /^(?:备注|说明)$/u],
];

/** The role that a head's words name. */
export function roleOfHead(text: string): { readonly role: ColumnRole; readonly year: number } {
  const words = text.normalize('NFKC').replaceAll(/\s/gu, '').replaceAll('(', '（').replaceAll(')', '）');
  const year = /^(20\d\d)年?度?(?:目标|任务|计划)?$/u.exec(words);
  if (year !== null) return { role: 'year', year: Number(year[1]) };
  return { role: heads.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other', year: 0 };
}

/** Where the head of a table stands and what its columns hold. */
export interface TableHead {
  /** First row of the head, and first row of the body. */
  readonly from: number;
  readonly to: number;
  readonly columns: readonly TableColumn[];
  readonly layout: TaskTableLayout;
}

/** Finds the head among the first rows; null when nothing there looks like a breakdown table. */
export function findHead(grid: Grid, widths: readonly number[] = []): TableHead | null {
  const cover = coverOf(grid);
  for (let from = 0; from < Math.min(grid.height, 12); from += 1) {
    const anchors = grid.cells.filter((cell) => cell.row === from);
    const known = anchors.filter((cell) => roleOfHead(cell.text).role !== 'other');
    if (known.length < 3) continue;
    const to = from + Math.max(...anchors.map((cell) => cell.rowSpan));
    const columns = Array.from({ length: grid.width }, (_, column): TableColumn => {
      // The lowest head that says something: years stand under one head for all of them.
      const texts = Array.from({ length: to - from }, (__, index) => cover[to - 1 - index]?.[column]?.text ?? '');
      const header = texts.find((text) => roleOfHead(text).role !== 'other') ?? texts.find((text) => text !== '') ?? '';
      return { header, ...roleOfHead(header), width: widths[column] ?? 1 };
    });
    const has = (role: ColumnRole): boolean => columns.some((column) => column.role === role);
    if (!has('task') && !has('content')) continue;
    const layout = has('year') ? 'annual' : has('content') || has('due') ? 'schedule' : 'breakdown';
    return { from, to, columns, layout };
  }
  return null;
}
