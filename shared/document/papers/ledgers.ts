import { type LedgerName, ledgerTitles } from '../../domain/ledger-names.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import { yearResult } from '../../domain/statement-score.ts';
import { readKeptRecord } from '../../domain/workflow-record.ts';
import type { workingGroupRoles } from '../../domain/working-group.ts';
import type { Block, Paper, TableCell } from '../blocks.ts';
import { cell, headRow, paragraph, table } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import { findingsLedger } from './findings-ledger.ts';
import { indicatorsLedger } from './indicators-ledger.ts';
import type { Ledger, LedgerColumn, LedgerScope } from './ledger.ts';
import { lookUp, type RecordLookup } from '../record-lookup.ts';
import { linesOf, plainNumber } from '../words.ts';
import { listPaper } from './list-paper.ts';

/** One register on landscape pages; `today` and `year` matter to those that are kept by the day and by the year. */
export function ledgerPaper(
  records: RecordSet,
  options: LedgerScope & { readonly ledger: LedgerName; readonly date: string },
): Paper {
  const lookup = lookUp(records);
  const title = ledgerTitles[options.ledger];
  const { columns, rows, note } = ledgers[options.ledger](lookup, options);
  return listPaper(
    lookup,
    {
      title,
      anchor: `ledger-${options.ledger}`,
      date: options.date,
      ...(options.year === undefined ? {} : { heading: `${options.year}年${title}` }),
    },
    rows.length === 0
      ? [paragraph('body', [{ text: '尚无内容。', muted: true }])]
      : [
          ledgerTable(title, columns, rows),
          paragraph('note', `共${rows.length}项${note === undefined ? '' : `，${note}`}。`),
        ],
  );
}

function ledgerTable(summary: string, columns: readonly LedgerColumn[], rows: Ledger['rows']): Block {
  const number = 12;
  const total = columns.reduce((sum, [, share]) => sum + share, 0);
  const rest = typeArea('handbook', 'landscape').widthMm - number;
  const centred = { align: 'center', verticalAlign: 'middle' } as const;
  return table({
    columnsMm: [number, ...columns.map(([, share]) => (rest * share) / total)],
    head: [headRow(['序号', ...columns.map(([head]) => head)])],
    fontSize: 9,
    summary,
    rows: rows.map((row, index): TableCell[] => [
      cell(String(index + 1), centred),
      ...columns.map(([, , middle], column) => cell(row[column] ?? '', middle ? centred : { verticalAlign: 'middle' })),
    ]),
  });
}

const groupRoleWords: Readonly<Record<(typeof workingGroupRoles)[number], string>> = {
  leader: '组长',
  deputy: '副组长',
  member: '成员',
  secretary: '秘书',
};

const ledgers: Readonly<Record<LedgerName, (lookup: RecordLookup, scope: LedgerScope) => Ledger>> = {
  positions: (lookup) => ({
    columns: [
      ['岗位编号', 14, true],
      ['岗位名称', 26, false],
      ['科室', 20, true],
      ['岗位级别', 14, true],
      ['编制', 9, true],
      ['在岗人员', 26, false],
      ['直接上级', 20, true],
      ['职责', 9, true],
      ['工作标准', 12, true],
      ['流程', 9, true],
    ],
    rows: lookup.records.position.map((position) => {
      const duties = lookup.dutiesOf(position.id);
      const standards = duties.flatMap((duty) =>
        lookup.workItemsOf(duty.id).flatMap((item) => lookup.standardsOf(item.id)),
      );
      return [
        position.code,
        position.name,
        lookup.sectionName(position.sectionId) || lookup.departmentName,
        position.level,
        String(position.headcount),
        lookup
          .holdersOf(position.id)
          .map(({ name }) => name)
          .join('、'),
        lookup.positionName(position.reportsToPositionId),
        String(duties.length),
        String(standards.length),
        String(lookup.workflowsOf(position.id).length),
      ];
    }),
  }),
  people: (lookup) => {
    const held = Map.groupBy(lookup.records.positionHolder, ({ personId }) => personId);
    const roles = new Map(lookup.records.workingGroupMember.map((member) => [member.personId, member]));
    return {
      columns: [
        ['工号', 14, true],
        ['姓名', 16, true],
        ['职务职称', 24, true],
        ['科室', 20, true],
        ['岗位', 30, false],
        ['联系电话', 20, true],
        ['诊改工作组', 14, true],
        ['备案日期', 16, true],
      ],
      rows: lookup.records.person.map((person) => {
        const member = roles.get(person.id);
        return [
          person.staffNumber,
          person.name,
          person.title,
          lookup.sectionName(person.sectionId),
          (held.get(person.id) ?? []).map(({ positionId }) => lookup.positionName(positionId)).join('、'),
          person.phone,
          member === undefined ? '' : groupRoleWords[member.role],
          member?.filedOn ?? '',
        ];
      }),
    };
  },
  workflows: (lookup) => ({
    columns: [
      ['流程编号', 14, true],
      ['流程名称', 32, false],
      ['责任岗位', 24, true],
      ['实施主体', 24, false],
      ['服务时限', 18, true],
      ['步骤', 9, true],
      ['保存的记录', 40, false],
    ],
    rows: lookup.records.workflow.map((workflow) => [
      workflow.code,
      workflow.name,
      lookup.positionName(workflow.positionId) || lookup.departmentName,
      workflow.actors,
      workflow.serviceTimeLimit,
      String(lookup.stepsOf(workflow.id).length),
      workflow.records,
    ]),
  }),
  forms: (lookup) => ({
    columns: [
      ['表格与记录名称', 44, false],
      ['保管', 24, true],
      ['保存期限', 16, true],
      ['来自流程', 34, false],
      ['流程编号', 16, true],
    ],
    rows: lookup.records.workflow.flatMap((workflow) =>
      linesOf(workflow.records).flatMap((line) => {
        const kept = readKeptRecord(line);
        return kept === null ? [] : [[kept.name, kept.keeper, kept.retention, workflow.name, workflow.code]];
      }),
    ),
  }),
  statements: (lookup) => {
    const items = Map.groupBy(lookup.records.statementItem, ({ statementId }) => statementId);
    return {
      columns: [
        ['年度', 10, true],
        ['编号', 22, true],
        ['名称', 36, false],
        ['甲方', 24, true],
        ['乙方', 22, true],
        ['起', 16, true],
        ['止', 16, true],
        ['总分', 10, true],
        ['签订日期', 16, true],
        ['自评', 10, true],
        ['考核', 10, true],
        ['等次', 12, true],
      ],
      rows: lookup.records.statement
        .filter(({ usage }) => usage === 'statement')
        .map((statement) => {
          const result = yearResult(statement, items.get(statement.id) ?? []);
          const scored = result.assessed > 0;
          return [
            String(statement.year),
            statement.number,
            statement.title,
            statement.partyA,
            statement.partyB,
            statement.periodFrom,
            statement.periodTo,
            plainNumber(statement.totalPoints),
            statement.lockedOn === '' ? '' : statement.signedOn || statement.lockedOn,
            result.selfTotal > 0 ? plainNumber(result.selfTotal) : '',
            scored ? plainNumber(result.total) : '',
            result.grade,
          ];
        }),
    };
  },
  findings: findingsLedger,
  indicators: indicatorsLedger,
};
