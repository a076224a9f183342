import type { TaskClass } from '../../../../shared/domain/annual-task.ts';
import { coverageYearWords, titleOfYear, whereToLook } from '../../../../shared/document/coverage-words.ts';
import {
  proofCarryWords,
  renewalKindOf,
  renewalReason,
  targetCarryWords,
  taskCarryWords,
  termOfRenewal,
} from '../../../../shared/document/renewal-words.ts';

type KeptCounts = Readonly<
  Record<'positions' | 'duties' | 'standards' | 'workflows' | 'goals' | 'indicators' | 'openFindings', number>
>;

export const rollover = {
  title: '年度结转',
  subtitle: (from: string, to: string) => `把${from}的工作带入${to}，写入之前先看清楚`,
  yearLabel: '从哪一年转入哪一年',
  yearName: coverageYearWords,
  way: (from: string, to: string) => `${from} → ${to}`,
  apply: (count: number) => (count === 0 ? '结转' : `结转${count}项`),
  applied: (to: string, made: Readonly<Record<'tasks' | 'targets' | 'proofs', number>>) =>
    `已转入${to}：任务${made.tasks}项，目标值${made.targets}个，材料关联${made.proofs}件`,
  undo: '撤销',
  doneBefore: (to: string) => `${to}已经结转过`,
  doneNote: '下面没有勾选的，是还没有转过去的。需要补转的请勾选；已经转过的不会重复。',
  nothing: (from: string) => `${from}没有可以结转的任务、目标值和材料。`,
  keptTitle: '保持不变',
  kept: (kept: KeptCounts) =>
    `岗位${kept.positions}个、职责${kept.duties}条、工作标准${kept.standards}条、工作流程${kept.workflows}个、目标${kept.goals}个${kept.indicators === 0 ? '' : `、监测指标${kept.indicators}个`}不分年度，直接沿用。${kept.openFindings === 0 ? '' : `未销号的问题${kept.openFindings}个，自动列入新年度台账。`}`,
  resetTitle: '从零开始',
  reset: (monthRecords: number, quantities: number, results: number) =>
    `转入的任务状态为“未开始”；月度销号（${monthRecords}条）、完成数量（${quantities}个）、目标完成值（${results}个）留在旧年度。`,
  carriedTitle: '引用而不复制',
  carried: (evidence: number) => `${evidence}件支撑材料都留在原处。继续有效的只添一条新年度的关联，不复制文件。`,
  schoolNote: '年度任务、目标值按自然年结转；这里只转按学年计的支撑材料。',
  tabsLabel: '转入的内容和须更新的内容',
  tabs: { tasks: '任务', targets: '目标值', proofs: '支撑材料', renewals: '须更新' },
  find: '查找',
  showLabel: '显示',
  shows: { all: '全部', chosen: '已勾选', left: '未勾选', present: '新年度已有' },
  all: '全部勾选',
  none: '全部不选',
  chosen: (chosen: number, total: number) => `已勾选${chosen}项，共${total}项`,
  present: '新年度已有',
  part: '分解任务',
  dueIsPast: (due: string) => `完成时间“${due}”已过，转入后请改`,
  due: (due: string) => `完成时间：${due}`,
  taskClass: (taskClass: TaskClass) => `${taskClass}类`,
  taskReasons: taskCarryWords,
  targetReasons: targetCarryWords,
  proofReasons: proofCarryWords,
  proves: (target: string) => `证明：${target}`,
  target: (measure: string, value: string, unit: string) => [measure, `${value}${unit}`].filter(Boolean).join('：'),
  emptyTab: {
    tasks: '这一年没有年度任务。',
    targets: '没有要转入的年度目标值。',
    proofs: '没有按这种年度计的、证明岗位、标准或流程的材料。',
    renewals: '没有须更新的内容。',
  },
  noMatch: '没有符合条件的内容',
  showAll: '显示全部',
  renewals: {
    list: '须更新的内容',
    summary: (to: string, open: number) =>
      open === 0 ? `${to}没有须更新的内容。` : `${to}须更新${open}项，可打印成《年度更新清单》逐项办理。`,
    kindOf: renewalKindOf,
    reason: renewalReason,
    term: termOfRenewal,
    where: whereToLook,
    who: (names: string) => `由${names}负责`,
    nobody: '没有写明由谁负责',
    open: '去办理',
    paperName: (year: string) => titleOfYear(year, '年度更新清单'),
  },
  card: {
    title: (year: string) => `${year}须更新`,
    note: (open: number, asked: number) => `${asked}项中还有${open}项`,
    all: '查看全部',
    notYet: (to: string, from: string) => `${to}还没有任务。可以从${from}结转，不必重新录入。`,
    go: '年度结转…',
  },
};
