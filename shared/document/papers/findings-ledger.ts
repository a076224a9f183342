import { findingOriginWords } from '../../templates/workbook/choices.ts';
import {
  type FindingState,
  findingIsOverdue,
  findingState,
  findingYear,
  isInLedger,
} from '../../domain/finding-state.ts';
import type { StoredRecord } from '../../domain/record-kind.ts';
import type { RecordLookup } from '../record-lookup.ts';
import type { Ledger, LedgerScope } from './ledger.ts';

const stateWords: Readonly<Record<FindingState, string>> = {
  open: '待整改',
  mending: '整改中',
  mended: '已整改',
  closed: '已销号',
};

/** 问题整改台账 of one year, with what earlier years left open, or of all years. */
export function findingsLedger({ records, positionName }: RecordLookup, { today, year }: LedgerScope): Ledger {
  const findings = records.finding
    .filter((finding) => year === undefined || isInLedger(finding, year))
    .toSorted((a, b) => compareText(a.foundOn, b.foundOn));
  const proofs = proofsOf(records);
  const wordsOf = (finding: StoredRecord<'finding'>): string => {
    const state = stateWords[findingState(finding)];
    const found = findingYear(finding);
    const carried = year !== undefined && found !== null && found < year;
    return [state, findingIsOverdue(finding, today) ? '（逾期）' : '', carried ? '\n上年结转' : ''].join('');
  };
  const count = (fits: (finding: StoredRecord<'finding'>) => boolean): number => findings.filter(fits).length;
  const overdue = count((finding) => findingIsOverdue(finding, today));
  return {
    columns: [
      // Millimetres on a landscape page: a day needs twenty of them.
      ['编号、发现日期', 20, true],
      ['发现方式', 16, true],
      ['存在的问题', 32, false],
      ['原因分析', 22, false],
      ['整改措施', 28, false],
      ['责任岗位', 16, true],
      ['整改时限', 20, true],
      ['整改结果', 25, false],
      ['整改材料', 23, false],
      ['复查', 20, true],
      ['状态', 13, true],
    ],
    rows: findings.map((finding) => [
      [finding.number, finding.foundOn].filter((part) => part !== '').join('\n'),
      [findingOriginWords[finding.origin], finding.foundBy].filter((part) => part !== '').join('\n'),
      finding.problem,
      finding.cause,
      finding.correction,
      positionName(finding.positionId),
      finding.mendBy,
      [finding.mendedOn, finding.outcome].filter((part) => part !== '').join(' '),
      (proofs.get(finding.id) ?? []).join('\n'),
      [finding.verifiedOn, finding.verifiedBy].filter((part) => part !== '').join('\n'),
      wordsOf(finding),
    ]),
    note: [
      `已整改${count((finding) => findingState(finding) === 'mended')}项`,
      `已销号${count((finding) => findingState(finding) === 'closed')}项`,
      ...(overdue === 0 ? [] : [`逾期${overdue}项`]),
    ].join('，'),
  };
}

/** Numbers and titles of the evidence of each finding. */
function proofsOf(records: RecordLookup['records']): ReadonlyMap<string, readonly string[]> {
  const pieces = new Map(records.evidence.map((piece) => [piece.id, piece]));
  const links = Map.groupBy(
    records.evidenceLink.filter(({ targetKind }) => targetKind === 'finding'),
    ({ targetId }) => targetId,
  );
  return new Map(
    [...links].map(([id, ofIt]) => [
      id,
      ofIt.flatMap(({ evidenceId }) => {
        const piece = pieces.get(evidenceId);
        return piece === undefined ? [] : [[piece.number, piece.title].filter((part) => part !== '').join(' ')];
      }),
    ]),
  );
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
