import { sortByNumber } from '../domain/evidence-number.ts';
import type { StoredRecord } from '../domain/record-kind.ts';
import type { RecordSet } from '../domain/record-set.ts';
import { checkPoints } from '../domain/statement-points.ts';
import { statementFieldValues } from '../domain/statement-batch.ts';
import { dutyMark } from './duty-mark.ts';
import { withoutNumber } from './inline.ts';
import { evidenceKindWords, evidenceTargetName, secrecyWords } from './papers/evidence-target.ts';
import { filledStatement } from './papers/statement.ts';
import { pointsText } from './papers/statement-items.ts';
import { lookUp, type RecordLookup } from './record-lookup.ts';
import type { templateFields } from './template-fields.ts';
import { dayInWords, linesOf, plainNumber } from './words.ts';

type Fields = typeof templateFields;
type FieldOf<U extends keyof Fields> = Fields[U]['fields'][number];
type RowOf<U extends keyof Fields> = {
  readonly [L in keyof Fields[U]['lists']]: readonly Readonly<
    Record<Fields[U]['lists'][L] extends readonly (infer N extends string)[] ? N : never, string>
  >[];
};
/** What a form of one kind is filled with: every field that it may name, and the rows of every list. */
export type FormData<U extends keyof Fields> = Readonly<Record<FieldOf<U>, string>> & RowOf<U>;

/** Which paper a form stands in for. */
export type FormSubject =
  | { readonly usage: 'job-description'; readonly positionId: string }
  | { readonly usage: 'statement'; readonly statementId: string }
  | { readonly usage: 'evidence-list'; readonly evidenceIds?: readonly string[] | undefined };

/** The data of a form; null when the record is not there. `date` as 2026-01-05. */
export function formData(
  records: RecordSet,
  subject: FormSubject,
  date: string,
): FormData<'job-description'> | FormData<'statement'> | FormData<'evidence-list'> | null {
  const lookup = lookUp(records);
  switch (subject.usage) {
    case 'job-description': {
      const position = records.position.find(({ id }) => id === subject.positionId);
      return position === undefined ? null : positionData(lookup, position, date);
    }
    case 'statement': {
      const statement = filledStatement(records, lookup, subject.statementId);
      return statement === undefined ? null : statementData(lookup, statement);
    }
    case 'evidence-list':
      return evidenceData(lookup, subject.evidenceIds, date);
    default:
      return subject;
  }
}

function numbered(text: string): string {
  const lines = linesOf(text).map(withoutNumber);
  return lines.length < 2 ? lines.join('\n') : lines.map((line, index) => `${index + 1}. ${line}`).join('\n');
}

function positionData(
  lookup: RecordLookup,
  position: StoredRecord<'position'>,
  date: string,
): FormData<'job-description'> {
  const duties = lookup.dutiesOf(position.id);
  const numbering = lookup.department?.dutyNumbering ?? 'arabic';
  const standards = duties.flatMap((duty) =>
    lookup
      .workItemsOf(duty.id)
      .flatMap((item) => lookup.standardsOf(item.id).map((standard) => ({ duty, item, standard }))),
  );
  return {
    学校: lookup.collegeName,
    部门: lookup.departmentName,
    科室: lookup.sectionName(position.sectionId) || lookup.departmentName,
    岗位名称: position.name,
    岗位编号: position.code,
    岗位级别: position.level,
    编制人数: String(position.headcount),
    直接上级: lookup.positionName(position.reportsToPositionId),
    在岗人员: lookup
      .holdersOf(position.id)
      .map(({ name, title }) => (title === '' ? name : `${name}（${title}）`))
      .join('、'),
    岗位概述: position.purpose,
    协作关系: position.worksWith,
    任职资格: numbered(position.qualification),
    岗位权限: numbered(position.authority),
    工作条件: position.workingConditions,
    日期: dayInWords(date),
    职责: duties.map(({ text }, index) => ({ 序号: dutyMark(numbering, index + 1), 岗位职责: text })),
    标准: standards.map(({ duty, item, standard }, index) => ({
      序号: String(index + 1),
      岗位职责: duty.text,
      具体工作: item.text,
      工作标准: standard.requirement,
      时限: standard.timeLimit,
      频次: standard.frequency,
      检查方式: standard.checkMethod,
      应留材料: standard.expectedEvidence,
      依据: standard.basis,
      分值: standard.ratedScore > 0 ? plainNumber(standard.ratedScore) : '',
    })),
    流程: lookup.workflowsOf(position.id).map((workflow, index) => ({
      序号: String(index + 1),
      流程名称: workflow.name,
      流程编号: workflow.code,
      步骤: lookup
        .stepsOf(workflow.id)
        .map((step, at) => `${at + 1}. ${step.action}`)
        .join('\n'),
    })),
  };
}

const categoryWords = { common: '共性目标', individual: '个性目标', bonus: '加分项', veto: '一票否决项' } as const;

function statementData(lookup: RecordLookup, statement: StoredRecord<'statement'>): FormData<'statement'> {
  const position = lookup.records.position.find(({ id }) => id === statement.partyPositionId);
  const values = statementFieldValues(statement, {
    college: lookup.collegeName,
    department: lookup.departmentName,
    section: lookup.sectionName(statement.partySectionId ?? position?.sectionId ?? null),
    position: lookup.positionName(statement.partyPositionId),
    person: lookup.personName(statement.partyPersonId),
  });
  const items = lookup.records.statementItem.filter(({ statementId }) => statementId === statement.id);
  return {
    ...values,
    名称: statement.title,
    总分: plainNumber(checkPoints(statement, items).wanted),
    前言: statement.preamble,
    责任内容: numbered(statement.responsibilities),
    奖励: numbered(statement.rewards),
    考核与责任追究: numbered(statement.consequences),
    附则: numbered(statement.closing),
    签订日期: dayInWords(statement.signedOn),
    任务: items.map((item, index) => ({
      序号: String(index + 1),
      类别: categoryWords[item.category],
      一级指标: item.groupName,
      目标任务: item.content,
      目标值: item.target,
      完成时限: item.due,
      分值: pointsText(item),
    })),
  };
}

function evidenceData(
  lookup: RecordLookup,
  evidenceIds: readonly string[] | undefined,
  date: string,
): FormData<'evidence-list'> {
  const wanted = evidenceIds === undefined ? null : new Set(evidenceIds);
  const pieces = sortByNumber(
    lookup.records.evidence.filter(({ id }) => wanted === null || wanted.has(id)),
    ({ number }) => number,
  );
  const links = Map.groupBy(lookup.records.evidenceLink, ({ evidenceId }) => evidenceId);
  return {
    学校: lookup.collegeName,
    部门: lookup.departmentName,
    件数: String(pieces.length),
    日期: dayInWords(date),
    材料: pieces.map((piece, index) => ({
      序号: String(index + 1),
      编号: piece.number,
      名称: piece.title,
      类别: evidenceKindWords[piece.kind],
      形成日期: piece.formedOn === '' ? piece.year : piece.formedOn,
      提供: piece.provider,
      密级: secrecyWords[piece.secrecyLevel],
      保管人: piece.keeper,
      存放地点: piece.physicalPlace === '' ? (piece.fileHash === '' ? '' : '电子件') : piece.physicalPlace,
      证明事项: [...new Set((links.get(piece.id) ?? []).map((link) => evidenceTargetName(lookup, link)))].join('\n'),
      备注: piece.remarks,
    })),
  };
}
