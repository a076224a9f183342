import type { CadenceName } from '../domain/coverage/cadence.ts';
import type { ProofCarryReason } from '../domain/rollover/carry-proofs.ts';
import type { TargetCarryReason } from '../domain/rollover/carry-targets.ts';
import type { TaskCarryReason } from '../domain/rollover/carry-tasks.ts';
import type { Renewal, RenewalKind } from '../domain/rollover/renewals.ts';
import { coverageKindWords, coverageYearWords } from './coverage-words.ts';
import { dayInWords } from './words.ts';

export const renewalKindWords: Record<RenewalKind, string> = {
  goal: '目标',
  target: '年度目标值',
  due: '完成时间',
  statement: '责任状',
  handbook: '质量手册',
  term: '校历',
  proof: '支撑材料',
};

export const taskCarryWords: Record<TaskCarryReason, string> = {
  recurring: '每年都有',
  continuing: '跨年度进行',
  routine: '常规工作',
  unfinished: '还没有完成',
  done: '已经完成',
  ended: '期限已满',
};

export const targetCarryWords: Record<TargetCarryReason, string> = {
  measured: '目标值沿用，可再修改',
  'in-words': '写的是当年的事，请另定',
  'plan-over': '规划期已满',
};

export const proofCarryWords: Record<ProofCarryReason, string> = {
  'standing-rule': '制度类文件，继续有效',
  'standing-licence': '证照，继续有效',
  'asked-again': '按期要有新的',
  'of-its-year': '当年形成的材料',
  damaged: '文件已损坏',
};

const whenAgain: Record<CadenceName, string> = {
  month: '每月都要有新的',
  gathered: '要按月汇集新的',
  months2: '每两个月要有新的',
  quarter: '每季度都要有新的',
  months4: '每四个月要有新的',
  halfYear: '每半年要有新的',
  term: '每学期都要有新的',
  schoolYear: '每学年都要有新的',
  year: '每年都要有新的',
  assumed: '每年至少要有一件新的',
  years: '已到要有新的一年',
  event: '按次产生，发生一次留一次',
  due: '任务要重新完成、重新留证',
  mended: '整改后留证',
};

export interface RenewalYear {
  readonly basis: 'calendar' | 'school';
  /** The year that renews; it follows the one before. */
  readonly year: number;
}

/** What kind of thing it is: 责任状, 工作标准 … */
export function renewalKindOf({ what, kind }: Pick<Renewal, 'what' | 'kind'>): string {
  return what === 'proof' && kind !== null ? coverageKindWords[kind] : renewalKindWords[what];
}

/** 2027-autumn: 2027—2028学年秋季学期. */
export function termOfRenewal(title: string): string {
  const [year = '', season] = title.split('-');
  return `${coverageYearWords('school', Number(year))}${season === 'spring' ? '春季' : '秋季'}学期`;
}

/** Why it is to be renewed, in one sentence. */
export function renewalReason(item: Renewal, { basis, year }: RenewalYear): string {
  const [before, now] = [coverageYearWords(basis, year - 1), coverageYearWords(basis, year)];
  switch (item.what) {
    case 'goal':
      return `规划期到${year - 1}年为止，${year}年起要定新的目标。`;
    case 'target':
      return `${before}写的是“${item.detail}”，${now}的目标值还没有定。`;
    case 'due':
      return `完成时间写的是“${item.detail}”，已经过了，请改为${now}的。`;
    case 'statement':
      return `${before}与${item.detail}签过，${now}还没有。`;
    case 'handbook':
      return `${now}的质量手册还没有准备。`;
    case 'term':
      return '上一年录入过，这一年还没有；没有录入的按惯例推算。';
    default: {
      const had =
        item.count > 0
          ? `${before}有${item.count}件${item.newest === '' ? '' : `，最近一件形成于${dayInWords(item.newest)}`}`
          : `${before}的任务转来`;
      const has = item.countNow > 0 ? `；${now}已有${item.countNow}件，还不全` : '';
      return `${whenAgain[item.cadence ?? 'assumed']}；${had}${has}。`;
    }
  }
}
