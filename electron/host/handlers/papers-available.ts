import { expectsEvidence } from '../../../shared/document/papers/coverage-paper.ts';
import { defaultHandbook } from '../../../shared/document/papers/handbook-defaults.ts';
import type { PaperSpec } from '../../../shared/contract/papers.ts';
import { type LedgerName, ledgerNames, ledgerTitles } from '../../../shared/domain/ledger-names.ts';
import type { RecordSet } from '../../../shared/domain/record-set.ts';
import { checkPoints } from '../../../shared/domain/statement-points.ts';

/** Ready means that nothing essential is missing; every paper can be printed all the same. */
export function availablePapers(
  records: RecordSet,
  today: string,
): { spec: PaperSpec; title: string; ready: boolean }[] {
  const thisYear = Number(today.slice(0, 4));
  const years = [...new Set([...records.handbook.map((handbook) => handbook.year), thisYear])].sort((a, b) => b - a);
  const hasPositions = records.position.length > 0;
  return [
    ...years.map((year) => ({
      spec: { paper: 'handbook', year } as const,
      title: records.handbook.find((handbook) => handbook.year === year)?.title ?? defaultHandbook(records, year).title,
      ready: hasPositions,
    })),
    { spec: { paper: 'job-description', positionIds: [] }, title: '岗位说明书', ready: hasPositions },
    { spec: { paper: 'standards-table' }, title: '部门工作标准一览表', ready: records.workStandard.length > 0 },
    {
      spec: { paper: 'scored-standards' },
      title: '岗位计分考核标准',
      ready: records.workStandard.some(({ ratedScore }) => ratedScore > 0),
    },
    { spec: { paper: 'layer-standards' }, title: '部门质量标准', ready: records.layerStandard.length > 0 },
    { spec: { paper: 'workflows', workflowIds: [] }, title: '工作流程', ready: records.workflow.length > 0 },
    ...records.statement
      .filter(({ usage }) => usage === 'statement')
      .map((statement) => ({
        spec: { paper: 'statement', statementId: statement.id } as const,
        title: statement.title,
        ready:
          checkPoints(
            statement,
            records.statementItem.filter((item) => item.statementId === statement.id),
          ).problems.length === 0,
      })),
    ...[...new Set(records.annualTask.map((task) => task.year))]
      .sort((a, b) => b - a)
      .map((year) => ({ spec: { paper: 'task-plan', year } as const, title: `${year}年度工作计划`, ready: true })),
    {
      spec: { paper: 'task-month', month: today.slice(0, 7) },
      title: `${Number(today.slice(0, 4))}年${Number(today.slice(5, 7))}月任务完成情况月报`,
      ready: records.annualTask.some((task) => task.year === thisYear),
    },
    ...records.taskTable.map((table) => ({
      spec: { paper: 'task-table', tableId: table.id } as const,
      title: table.title,
      ready: true,
    })),
    { spec: { paper: 'evidence-list' }, title: '支撑材料清单', ready: records.evidence.length > 0 },
    {
      spec: { paper: 'coverage', basis: 'calendar', year: thisYear },
      title: `${thisYear}年材料对照表`,
      ready: expectsEvidence(records),
    },
    {
      spec: { paper: 'coverage-check', basis: 'calendar', year: thisYear },
      title: `${thisYear}年支撑材料提交前检查`,
      ready: expectsEvidence(records),
    },
    ...[...new Set(records.annualTask.filter((task) => task.carriedFromTaskId !== null).map((task) => task.year))]
      .sort((a, b) => b - a)
      .map((year) => ({
        spec: { paper: 'renewals', basis: 'calendar', year } as const,
        title: `${year}年年度更新清单`,
        ready: true,
      })),
    { spec: { paper: 'goal-table' }, title: '目标分解表', ready: records.goal.length > 0 },
    { spec: { paper: 'organization-chart' }, title: '组织机构与岗位设置图', ready: records.section.length > 0 },
    ...ledgerNames.map((ledger) => ({
      spec: { paper: 'ledger', ledger } as const,
      title: ledgerTitles[ledger],
      ready: ledgerSources[ledger](records).length > 0,
    })),
  ];
}

/** What each register lists. */
const ledgerSources: Readonly<Record<LedgerName, (records: RecordSet) => readonly unknown[]>> = {
  positions: ({ position }) => position,
  people: ({ person }) => person,
  workflows: ({ workflow }) => workflow,
  forms: ({ workflow }) => workflow,
  statements: ({ statement }) => statement,
  findings: ({ finding }) => finding,
  indicators: ({ indicator }) => indicator,
};
