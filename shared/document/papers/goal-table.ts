import type { GoalLevel } from '../../domain/goal.ts';
import { flattenTree, type GoalNode, goalTree } from '../../domain/goal-tree.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import type { Block, Paper, TableCell } from '../blocks.ts';
import { cell, headRow, labelCell, paragraph, table } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import { lookUp, type RecordLookup } from '../record-lookup.ts';
import { listPaper } from './list-paper.ts';
import { plainNumber } from '../words.ts';

const levelWords: Readonly<Record<GoalLevel, string>> = {
  school: '学校规划',
  special: '专项规划',
  department: '部门',
  section: '科室',
  position: '岗位',
  person: '个人',
};
/** So many columns of years fit on a landscape page with the others; longer plans are printed in parts. */
const yearsOfPart = 6;

/** 目标分解表: the tree of goals with a column a year, on landscape pages. */
export function goalTablePaper(records: RecordSet, options: { readonly date: string }): Paper {
  const lookup = lookUp(records);
  const title = '目标分解表';
  return listPaper(lookup, { title, anchor: 'goal-table', date: options.date }, goalTableBlocks(lookup));
}

/** The table of goals alone, for landscape pages. */
export function goalTableBlocks(lookup: RecordLookup): Block[] {
  const { goal: goals, goalTarget: targets } = lookup.records;
  if (goals.length === 0) return [paragraph('body', [{ text: '尚未制定目标。', muted: true }])];
  const years = [...new Set(goals.flatMap(({ yearFrom, yearTo }) => [yearFrom, yearTo]))];
  const first = Math.min(...years);
  const count = Math.max(...years) - first + 1;
  const parts = Array.from({ length: Math.ceil(count / yearsOfPart) }, (_, part) =>
    Array.from(
      { length: Math.min(yearsOfPart, count - part * yearsOfPart) },
      (__, index) => first + part * yearsOfPart + index,
    ),
  );
  const valueOf = new Map(targets.map((target) => [`${target.goalId} ${target.year}`, target.value]));
  const taskCount = Map.groupBy(
    lookup.records.annualTask.filter((task) => task.goalId !== null),
    (task) => task.goalId ?? '',
  );
  const numbers = numbersOf(lookup);
  const middle = { verticalAlign: 'middle' } as const;
  const centred = { ...middle, align: 'center' } as const;
  const width = typeArea('handbook', 'landscape').widthMm;
  return parts.flatMap((part): Block[] => {
    const fixed = [17, 18, 25, 16, 18, 24, 12];
    const yearWidth = 15.5;
    const text = width - fixed.reduce((sum, each) => sum + each, 0) - yearWidth * part.length;
    const [number = 0, level = 0, measure = 0, baseline = 0, target = 0, owner = 0, weight = 0] = fixed;
    const rows = flattenTree(goalTree(goals)).map(({ goal }): TableCell[] => {
      const cells = [
        cell(numbers.get(goal.id) ?? '', middle),
        cell(levelWords[goal.level], centred),
        cell(goal.code === '' ? goal.text : `${goal.code}　${goal.text}`, middle),
        cell(goal.measure, middle),
        cell(goal.baseline === '' ? '' : `${goal.baseline}${goal.unit}`, centred),
        ...part.map((year) => cell(valueOf.get(`${goal.id} ${year}`) ?? '', centred)),
        cell(goal.targetValue === '' ? '' : `${goal.comparison}${goal.targetValue}${goal.unit}`, centred),
        cell([goal.leadUnit, lookup.personName(goal.ownerPersonId)].filter((name) => name !== '').join('\n'), centred),
        cell(goal.weight === 0 ? '' : plainNumber(goal.weight), centred),
      ];
      if (goal.level !== 'school' && goal.level !== 'special') return cells;
      // Plans that only gather goals stand out as heads of what follows.
      return cells.map((each, index) => (index < 3 ? { ...each, shaded: true } : each));
    });
    return [
      table({
        columnsMm: [number, level, text, measure, baseline, ...part.map(() => yearWidth), target, owner, weight],
        head: [
          headRow([
            '序号',
            '层级',
            '目标内容',
            '衡量指标',
            '现状值',
            ...part.map((year) => `${year}年`),
            '期末目标',
            '牵头单位\n责任人',
            '权重',
          ]),
        ].map((row) => ({
          ...row,
          cells: row.cells.map((each) => labelOf(each)),
        })),
        fontSize: 9,
        summary: '目标分解表',
        rows,
      }),
      paragraph('note', `共${goals.length}个目标，其中${taskCount.size}个已有年度任务。`),
    ];
  });
}

/** A label of two lines as two paragraphs. */
function labelOf(each: TableCell): TableCell {
  const text = each.paragraphs[0]?.[0]?.text ?? '';
  if (!text.includes('\n')) return each;
  return { ...labelCell(''), paragraphs: text.split('\n').map((line) => [{ text: line, bold: true }]) };
}

/** 1, 1.1, 1.1.2: each goal's place in the tree. */
function numbersOf(lookup: RecordLookup): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  const number = (nodes: readonly GoalNode<RecordSet['goal'][number]>[], before: string): void => {
    for (const [index, node] of nodes.entries()) {
      const own = `${before}${index + 1}`;
      numbers.set(node.goal.id, own);
      number(node.children, `${own}.`);
    }
  };
  number(goalTree(lookup.records.goal), '');
  return numbers;
}
