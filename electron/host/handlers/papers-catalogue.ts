import type { PaperName, PaperSpec, Printable } from '../../../shared/contract/papers.ts';
import { expectsEvidence } from '../../../shared/document/papers/coverage-paper.ts';
import { defaultHandbook } from '../../../shared/document/papers/handbook-defaults.ts';
import { ledgerNames, ledgerTitles } from '../../../shared/domain/ledger-names.ts';
import { type EvidenceGroup, evidenceGroups } from '../../../shared/domain/evidence-groups.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { RecordSet } from '../../../shared/domain/record-set.ts';
import { findingYear } from '../../../shared/domain/finding-state.ts';
import { checkPoints } from '../../../shared/domain/statement-points.ts';

type Entry = Omit<Printable, 'key'>;

/**
 * Everything that can be printed, kind by kind; kinds that have nothing are left out. The first entry of 岗位说明书 and
 * 工作流程 is all of them in one paper. `today` as 2026-01-05; papers of bundles come from the books, not from records.
 */
export function printablePapers(
  records: RecordSet,
  today: string,
  transmittals: readonly Printable[],
): { readonly paper: PaperName; readonly items: Printable[] }[] {
  const year = Number(today.slice(0, 4));
  const groups: readonly (readonly [PaperName, readonly Entry[]])[] = [
    ['handbook', handbooks(records, year)],
    ['job-description', jobDescriptions(records)],
    ['workflows', workflows(records)],
    ['standards-table', only({ paper: 'standards-table' }, '部门工作标准一览表', records.workStandard.length > 0)],
    [
      'scored-standards',
      only(
        { paper: 'scored-standards' },
        '岗位计分考核标准',
        records.workStandard.some(({ ratedScore }) => ratedScore > 0),
      ),
    ],
    ['layer-standards', only({ paper: 'layer-standards' }, '部门质量标准', records.layerStandard.length > 0)],
    ['statement', statements(records).map((statement) => statementEntry(records, statement))],
    [
      'statement-result',
      statements(records)
        .filter(({ lockedOn }) => lockedOn !== '')
        .map((statement) => ({
          spec: { paper: 'statement-result', statementId: statement.id },
          title: statement.title,
          note: `${statement.year}年`,
          ready: true,
        })),
    ],
    [
      'task-table',
      records.taskTable.map((table) => ({
        spec: { paper: 'task-table', tableId: table.id },
        title: table.title,
        note: '',
        ready: true,
      })),
    ],
    ['task-plan', taskYears(records).map((each) => taskPlan(each))],
    ['task-month', taskMonths(records, today)],
    ['goal-table', only({ paper: 'goal-table' }, '目标分解表', records.goal.length > 0)],
    ['evidence-list', evidenceLists(records)],
    ['coverage', ofThisYear('coverage', { title: '材料对照表', year, records })],
    ['coverage-check', ofThisYear('coverage-check', { title: '支撑材料提交前检查', year, records })],
    ['renewals', ofThisYear('renewals', { title: '年度更新清单', year, records })],
    ['organization-chart', only({ paper: 'organization-chart' }, '组织机构与岗位设置图', records.section.length > 0)],
    [
      'ledger',
      [
        ...ledgerNames.map(
          (ledger): Entry => ({
            spec: { paper: 'ledger', ledger },
            title: ledgerTitles[ledger],
            note: '',
            ready: true,
          }),
        ),
        ...findingYears(records).map(
          (each): Entry => ({
            spec: { paper: 'ledger', ledger: 'findings', year: each },
            title: ledgerTitles.findings,
            note: `${each}年`,
            ready: true,
          }),
        ),
      ],
    ],
  ];
  const made = groups.map(([paper, entries]) => ({
    paper,
    items: entries.map((entry) => ({ ...entry, key: JSON.stringify(entry.spec) })),
  }));
  return [...made, { paper: 'transmittal' as const, items: [...transmittals] }].filter(({ items }) => items.length > 0);
}

function only(spec: PaperSpec, title: string, ready: boolean): Entry[] {
  return [{ spec, title, note: '', ready }];
}

function handbooks(records: RecordSet, thisYear: number): Entry[] {
  const years = [...new Set([...records.handbook.map(({ year }) => year), thisYear])].sort((a, b) => b - a);
  return years.map((year) => ({
    spec: { paper: 'handbook', year },
    title: records.handbook.find((handbook) => handbook.year === year)?.title ?? defaultHandbook(records, year).title,
    note: `${year}年`,
    ready: records.position.length > 0,
  }));
}

function jobDescriptions(records: RecordSet): Entry[] {
  const sections = new Map(records.section.map(({ id, name }) => [id, name]));
  const all: Entry = {
    spec: { paper: 'job-description', positionIds: [] },
    title: '全部岗位说明书',
    note: '',
    ready: records.position.length > 0,
  };
  return [
    all,
    ...records.position.map(
      ({ id, name, sectionId }): Entry => ({
        spec: { paper: 'job-description', positionIds: [id] },
        title: name,
        note: sectionId === null ? '' : (sections.get(sectionId) ?? ''),
        ready: true,
      }),
    ),
  ];
}

function workflows(records: RecordSet): Entry[] {
  const all: Entry = {
    spec: { paper: 'workflows', workflowIds: [] },
    title: '全部工作流程',
    note: '',
    ready: records.workflow.length > 0,
  };
  return [
    all,
    ...records.workflow.map(
      ({ id, name, code }): Entry => ({
        spec: { paper: 'workflows', workflowIds: [id] },
        title: name,
        note: code,
        ready: true,
      }),
    ),
  ];
}

function statements(records: RecordSet): readonly StoredRecord<'statement'>[] {
  return records.statement.filter(({ usage }) => usage === 'statement').toSorted((a, b) => b.year - a.year);
}

function statementEntry(records: RecordSet, statement: StoredRecord<'statement'>): Entry {
  const items = records.statementItem.filter(({ statementId }) => statementId === statement.id);
  return {
    spec: { paper: 'statement', statementId: statement.id },
    title: statement.title,
    note: `${statement.year}年`,
    ready: checkPoints(statement, items).problems.length === 0,
  };
}

function taskYears(records: RecordSet): number[] {
  return [...new Set(records.annualTask.map(({ year }) => year))].sort((a, b) => b - a);
}

/** Years in which something was found, the newest first. */
function findingYears(records: RecordSet): number[] {
  return [...new Set(records.finding.flatMap((finding) => findingYear(finding) ?? []))].sort((a, b) => b - a);
}

function taskPlan(year: number): Entry {
  return { spec: { paper: 'task-plan', year }, title: '年度工作计划', note: `${year}年`, ready: true };
}

/** The months of years with tasks that have begun, the newest first. */
function taskMonths(records: RecordSet, today: string): Entry[] {
  return taskYears(records)
    .flatMap((year) => Array.from({ length: 12 }, (_, index) => `${year}-${String(12 - index).padStart(2, '0')}`))
    .filter((month) => month <= today.slice(0, 7))
    .map((month) => ({
      spec: { paper: 'task-month', month },
      title: '任务完成情况月报',
      note: `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
      ready: true,
    }));
}

const groupNotes: Readonly<Record<EvidenceGroup, string>> = {
  number: '按编号',
  kind: '按类型',
  standard: '按佐证对象',
};

function evidenceLists(records: RecordSet): Entry[] {
  return evidenceGroups.map((group) => ({
    spec: { paper: 'evidence-list', group },
    title: '支撑材料清单',
    note: groupNotes[group],
    ready: records.evidence.length > 0,
  }));
}

function ofThisYear(
  paper: 'coverage' | 'coverage-check' | 'renewals',
  { title, year, records }: { readonly title: string; readonly year: number; readonly records: RecordSet },
): Entry[] {
  const ready = expectsEvidence(records);
  return [
    { spec: { paper, basis: 'calendar', year }, title, note: `${year}年`, ready },
    { spec: { paper, basis: 'school', year: year - 1 }, title, note: `${year - 1}—${year}学年`, ready },
    { spec: { paper, basis: 'school', year }, title, note: `${year}—${year + 1}学年`, ready },
  ];
}
