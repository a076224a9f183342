import type { CoverageState } from '../domain/coverage/judge.ts';
import type { CadenceName } from '../domain/coverage/cadence.ts';
import type { CoverageKind } from '../domain/coverage/kinds.ts';
import type { CoverageRow } from '../domain/coverage/matrix.ts';
import type { PieceRule } from '../domain/coverage/piece-rules.ts';
import { dayInWords } from './words.ts';

export const coverageStateWords: Record<CoverageState, string> = {
  missing: '缺',
  stale: '过期',
  partial: '不全',
  pending: '未到期',
  present: '齐',
};
export const coverageKindWords: Record<CoverageKind, string> = {
  standard: '工作标准',
  record: '流程记录',
  task: '年度任务',
  goal: '目标',
  indicator: '监测指标',
  finding: '问题',
};
export const cadenceWords: Record<CadenceName, string> = {
  month: '每月',
  gathered: '按月汇集',
  months2: '每两月',
  quarter: '每季度',
  months4: '每四月',
  halfYear: '每半年',
  term: '每学期',
  schoolYear: '每学年',
  year: '每年',
  assumed: '至少每年',
  years: '隔年',
  event: '按次',
  due: '按期限',
  mended: '整改后',
};

/** What should be there; of a finding always the same, of an indicator that names no source of its data as well. */
export function expectedWords({ kind, expected }: Pick<CoverageRow, 'kind' | 'expected'>): string {
  if (expected !== '') return expected;
  return kind === 'finding' ? '整改前后的材料' : kind === 'indicator' ? '数据来源材料' : '';
}

/** 2026年, or 2026—2027学年. */
export function coverageYearWords(basis: 'calendar' | 'school', year: number): string {
  return basis === 'calendar' ? `${year}年` : `${year}—${year + 1}学年`;
}

/** 2027年 and 年度更新清单 are 2027年度更新清单. */
export function titleOfYear(yearName: string, title: string): string {
  return `${yearName}${title}`.replace('年年度', '年度');
}

const quarters = ['', '第一季度', '第二季度', '第三季度', '第四季度'];

/** A period by its name: 3月, 第一季度, 上半年, 2026年春季学期, 2025—2026学年, 5月31日. */
export function periodWords(name: string): string {
  const month = /^\d{4}-(\d{2})$/u.exec(name);
  if (month) return `${Number(month[1])}月`;
  const quarter = /^\d{4}-Q(\d)$/u.exec(name);
  if (quarter) return quarters[Number(quarter[1])] ?? name;
  const half = /^\d{4}-H(\d)$/u.exec(name);
  if (half) return half[1] === '1' ? '上半年' : '下半年';
  const term = /^(\d{4})-(autumn|spring)$/u.exec(name);
  if (term) return `${term[1]}年${term[2] === 'spring' ? '春季' : '秋季'}学期`;
  const months = /^\d{4}-(\d{2})\/(\d{2})$/u.exec(name);
  if (months) return `${Number(months[1])}—${Number(months[2])}月`;
  const years = /^(\d{4})-(\d{4})$/u.exec(name);
  if (years) return `${years[1]}—${years[2]}学年`;
  const day = /^\d{4}-(\d{2})-(\d{2})$/u.exec(name);
  if (day) return `${Number(day[1])}月${Number(day[2])}日`;
  return `${name}年`;
}

/** 3月至5月、8月: months that follow each other are drawn together. */
export function periodsInWords(names: readonly string[]): string {
  const parts: string[] = [];
  for (let at = 0; at < names.length; at++) {
    let end = at;
    while (follows(names[end], names[end + 1])) end += 1;
    const [first, last] = [names[at] ?? '', names[end] ?? ''];
    parts.push(end - at < 2 ? periodWords(first) : `${periodWords(first)}至${periodWords(last)}`);
    if (end - at >= 2) at = end;
  }
  return parts.join('、');
}

function follows(one: string | undefined, next: string | undefined): boolean {
  const [a, b] = [one, next].map((name) => /^(\d{4})-(\d{2})$/u.exec(name ?? ''));
  if (!a || !b) return false;
  return Number(b[1]) * 12 + Number(b[2]) - (Number(a[1]) * 12 + Number(a[2])) === 1;
}

/** Days in words: many by their months, the only one with its year where that is not the one that is spoken of. */
function dueInWords(days: readonly string[], year: string): string {
  const [day = ''] = days;
  if (days.length === 1 && !year.includes(day.slice(0, 4))) return dayInWords(day);
  return periodsInWords(days.length < 3 ? days : [...new Set(days.map((each) => each.slice(0, 7)))]);
}

type Facts = Pick<CoverageRow, 'reason' | 'missing' | 'cadence' | 'count' | 'newest'>;

/** Why a row stands as it does, in one sentence. */
export function coverageSentence(row: Facts, year: string): string {
  const { cadence, count, missing, newest } = row;
  const newestWords = `最近一件形成于${dayInWords(newest)}`;
  switch (row.reason) {
    case 'nothing':
      if (cadence === 'event') return `按次产生，${year}还没有一件；确未发生的，请在提交时说明。`;
      if (cadence === 'due') return `应于${dueInWords(missing, year)}前有材料，还没有。`;
      if (cadence === 'mended') return `${dayInWords(missing[0] ?? '')}已整改，还没有整改材料。`;
      if (cadence === 'assumed' || cadence === 'year' || cadence === 'years') return `${year}还没有一件材料。`;
      return `${periodsInWords(missing)}应有材料，一件也没有。`;
    case 'damaged':
      return '关联的材料文件已损坏，不能作为证明；请在“材料保管”中修复，或重新收入。';
    case 'only-earlier':
      return newest === '' ? `只有以前年度的材料，${year}的还没有。` : `${newestWords}，${year}的还没有。`;
    case 'periods-missing': {
      const words =
        cadence === 'due' ? `${dueInWords(missing, year)}到期的还没有材料` : `缺${periodsInWords(missing)}的材料`;
      return newest === '' ? `${words}。` : `${words}；${newestWords}。`;
    }
    case 'undated':
      return count === 0
        ? `已关联的材料没有写形成日期和年度，不知道是不是${year}的。`
        : `${year}有${count}件，但不知属于哪一期；${periodsInWords(missing)}都应有。`;
    case 'not-mended': {
      const linked = count === 0 ? '' : `；已关联${count}件`;
      return `应于${dueInWords(missing, year)}前整改，还没有登记整改完成${linked}。`;
    }
    case 'not-due':
      return cadence === 'mended' ? '还没有整改完成。' : '还没有到期。';
    default:
      if (count === 0) return `${year}到期的都已免于提供。`;
      if (cadence === 'mended') return newest === '' ? `已有${count}件。` : `已有${count}件，${newestWords}。`;
      return newest === '' ? `${year}有${count}件。` : `${year}有${count}件，${newestWords}。`;
  }
}

/** What is wrong with pieces themselves, and what to do about it. */
export const pieceProblemWords: Record<PieceRule, { readonly text: (count: number) => string; readonly todo: string }> =
  {
    'piece-damaged': {
      text: (count) => `${count}件材料的文件已损坏，不能提交`,
      todo: '在“材料保管”中用备份、同步包或原文件修复',
    },
    'piece-awaits-file': {
      text: (count) => `${count}件材料登记了文件名，文件还没有收入`,
      todo: '把文件拖入“支撑材料”',
    },
    'piece-lies-nowhere': {
      text: (count) => `${count}件材料没有文件，也没有写存放位置`,
      todo: '收入文件，或写明原件放在哪里',
    },
    'piece-number-twice': { text: (count) => `${count}件材料的编号重复`, todo: '重新编号' },
    'piece-without-number': { text: (count) => `${count}件材料没有编号`, todo: '按编号规则编号' },
    'piece-undated': { text: (count) => `${count}件材料没有形成日期和年度`, todo: '写明形成日期，才知道算哪一年' },
    'piece-proves-nothing': { text: (count) => `${count}件材料没有关联任何事项`, todo: '关联它证明的标准、流程或任务' },
  };

/** Where to look: where the newest known piece lies; empty when nobody knows. */
export function whereToLook({ place, placeDay }: { readonly place: string; readonly placeDay: string }): string {
  if (place === '') return '';
  return placeDay === '' ? `以往的放在${place}` : `${dayInWords(placeDay)}的一件放在${place}`;
}
