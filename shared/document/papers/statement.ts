import type { StoredRecord } from '../../domain/record-kind.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import type { StatementRelation } from '../../domain/statement.ts';
import { statementFieldValues, withFieldsFilled } from '../../domain/statement-batch.ts';
import { checkPoints } from '../../domain/statement-points.ts';
import { readGradeScale } from '../../domain/statement-score.ts';
import { isLocked } from '../../domain/statement-signing.ts';
import type { Block, Paper, PaperPart, SignatureBlock } from '../blocks.ts';
import { aboveTable, bodyText, heading, inline, numberedLines, paragraph, unfilled } from '../inline.ts';
import { lookUp, type RecordLookup } from '../record-lookup.ts';
import { chineseNumber, dayInWords, dayToFillIn, isBlank, plainNumber } from '../words.ts';
import { statementItemsTable } from './statement-items.ts';

type Statement = StoredRecord<'statement'>;
type Item = StoredRecord<'statementItem'>;

/**
 * 责任状 as a formal paper after GB/T 9704—2012; several ids print one after the other, each on a sheet of its own.
 * Throws nothing: an unknown id prints an empty form. The same statement gives the same paper whatever else changes.
 */
export function statementPaper(
  records: RecordSet,
  options: { readonly statementIds: readonly string[]; readonly date: string },
): Paper {
  const lookup = lookUp(records);
  const itemsOf = Map.groupBy(records.statementItem, (item) => item.statementId);
  const found = options.statementIds.map((id) => ({
    statement: filledStatement(records, lookup, id),
    items: itemsOf.get(id) ?? [],
  }));
  const first = found[0]?.statement;
  const many = found.length > 1;
  return {
    layout: 'official',
    meta: {
      title: many ? `责任状（${found.length}份）` : (first?.title ?? '责任状'),
      author: lookup.departmentName,
      subject: '责任状',
      date: (many ? '' : dayOf(first)) || options.date,
    },
    parts: found.map(({ statement, items }, index) =>
      statementPart(statement, items, { prefix: many ? `s${index + 1}-` : '', startOnOddPage: index > 0 }),
    ),
  };
}

/** A day that follows from the statement alone, so that its file does too. */
function dayOf(statement: Statement | undefined): string {
  return statement === undefined ? '' : statement.signedOn || statement.periodFrom || `${statement.year}-01-01`;
}

/** The statement with the fields of its texts filled in; a signed one as it was signed. Undefined when there is none. */
export function filledStatement(records: RecordSet, lookup: RecordLookup, id: string): Statement | undefined {
  const statement = records.statement.find((each) => each.id === id);
  if (statement === undefined || isLocked(statement)) return statement;
  const position = records.position.find((each) => each.id === statement.partyPositionId);
  return withFieldsFilled(
    statement,
    statementFieldValues(statement, {
      college: lookup.collegeName,
      department: lookup.departmentName,
      section: lookup.sectionName(statement.partySectionId ?? position?.sectionId ?? null),
      position: lookup.positionName(statement.partyPositionId),
      person: lookup.personName(statement.partyPersonId),
    }),
  );
}

interface Chapter {
  readonly text: string;
  readonly blocks: readonly Block[];
}

function statementPart(
  statement: Statement | undefined,
  items: readonly Item[],
  place: { readonly prefix: string; readonly startOnOddPage: boolean },
): PaperPart {
  const chapters = statement === undefined ? [] : chaptersOf(statement, items);
  const number = statement?.number ?? '';
  return {
    orientation: 'portrait',
    pageNumbers: 'arabic',
    restart: true,
    startOnOddPage: place.startOnOddPage,
    headEven: '',
    headOdd: '',
    blocks: [
      heading(1, { text: statement?.title ?? '责任状', anchor: `${place.prefix}title` }),
      ...(number === '' ? [] : [paragraph('subtitle', [{ text: `编号：${number}`, face: 'kai' }])]),
      { type: 'space', heightMm: 4 },
      paragraph('plain', [{ text: '甲方：', face: 'hei' }, ...inline(statement?.partyA ?? '')]),
      paragraph('plain', [{ text: '乙方：', face: 'hei' }, ...inline(statement?.partyB ?? '')]),
      ...bodyText(statement?.preamble ?? ''),
      ...chapters.flatMap((chapter, index): Block[] => [
        heading(2, {
          number: `${chineseNumber(index + 1)}、`,
          text: chapter.text,
          anchor: `${place.prefix}part-${index + 1}`,
        }),
        ...chapter.blocks,
      ]),
      ...(statement === undefined ? [] : [signatures(statement)]),
    ],
  };
}

function chaptersOf(statement: Statement, items: readonly Item[]): Chapter[] {
  const days = [statement.periodFrom, statement.periodTo].map(dayInWords);
  const period =
    days[0] !== '' && days[1] !== ''
      ? `自${days.join('起至')}止。`
      : days.some((day) => day !== '')
        ? `${days.join('')}。`
        : '';
  return [
    { text: '责任期限', blocks: [paragraph('body', period === '' ? [unfilled] : [{ text: period }])] },
    { text: '责任内容', blocks: numberedLines(statement.responsibilities) },
    {
      text: '目标任务与分值',
      blocks: [
        paragraph('body', itemsSentence(statement, items), { keepWithNext: true }),
        aboveTable,
        statementItemsTable(statement, items),
      ],
    },
    ...(isBlank(statement.rewards) ? [] : [{ text: '奖励', blocks: numberedLines(statement.rewards) }]),
    {
      text: '考核与责任追究',
      blocks: [...numberedLines(statement.consequences), ...gradeSentence(statement.gradeScale)],
    },
    {
      text: '附则',
      blocks: isBlank(statement.closing)
        ? [paragraph('body', usualClosing(statement), { keepWithNext: true })]
        : numberedLines(statement.closing),
    },
  ];
}

/** How the table under it is to be read. */
function itemsSentence(statement: Statement, items: readonly Item[]): string {
  const { wanted, bonus } = checkPoints(statement, items);
  const unscored = items.filter((item) => item.scoring === 'unscored' && item.category !== 'veto').length;
  const vetoes = items.filter((item) => item.category === 'veto').length;
  const parts = [`目标任务及分值见下表，总分${plainNumber(wanted)}分`];
  if (bonus > 0) parts.push(`加分项在总分以外计算，最多加${plainNumber(bonus)}分`);
  if (unscored > 0) parts.push('注明“暂不赋分”的只考核完成情况');
  if (vetoes > 0) parts.push('出现一票否决项所列情形的，考核直接定为最低等次');
  return `${parts.join('；')}。`;
}

function gradeSentence(scale: string): Block[] {
  const grades = readGradeScale(scale);
  if (grades.length < 2) return [];
  const words = grades.map(({ name, from }, index) => {
    const above = grades[index - 1];
    if (index === 0 || above === undefined) return `${plainNumber(from)}分及以上为${name}`;
    return index === grades.length - 1
      ? `不足${plainNumber(above.from)}分的为${name}`
      : `${plainNumber(from)}分及以上、不足${plainNumber(above.from)}分的为${name}`;
  });
  return [paragraph('body', `考核得分折合百分制后，${words.join('，')}。`)];
}

/** Whether the second party is a unit with a seal of its own. */
function hasSeal(relation: StatementRelation): boolean {
  return relation === 'school-department';
}

function usualClosing(statement: Statement): string {
  const both = hasSeal(statement.relation) ? '签字盖章' : '签字';
  const copies = chineseNumber(statement.copies).replace(/^二$/u, '两');
  const held = statement.copies === 2 ? '，甲乙双方各执一份' : '';
  const noun = /责任状/u.test(statement.title) ? '责任状' : '责任书';
  return `本${noun}一式${copies}份${held}，自双方${both}之日起生效。`;
}

function signatures(statement: Statement): SignatureBlock {
  const signedOn = dayInWords(statement.signedOn) || dayToFillIn;
  const sealed = hasSeal(statement.relation);
  const personal = statement.relation === 'department-position' || statement.relation === 'department-person';
  const linesOf = (name: string, signer: string, unit: string) => [
    { label: unit, value: name },
    { label: '责任人：', value: signer },
    { label: '签　字：', value: '' },
  ];
  return {
    type: 'signature',
    parties: [
      {
        title: '甲方（盖章）：',
        lines: linesOf(statement.partyA, statement.partyASigner, '单　位：'),
        date: signedOn,
      },
      {
        title: `乙方${sealed ? '（盖章）' : ''}：`,
        lines: linesOf(statement.partyB, statement.partyBSigner, personal ? '岗　位：' : '单　位：'),
        date: signedOn,
      },
    ],
  };
}
