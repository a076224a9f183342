import type { VaguenessReason, VaguenessRemedy } from '../../../../shared/domain/measurability.ts';
import type { ScoreProblem } from '../../../../shared/domain/scored-standard.ts';

/** What is said about work standards: whether they can be checked, what was read from them, whether scores add up. */
export const standards = {
  vagueness: {
    'day-and-month': (word: string) => `“${word}”没有说明几点前、几日前`,
    promptness: (word: string) => `“${word}”没有说明多长时间`,
    regularity: (word: string) => `“${word}”没有说明隔多久、做几次`,
    quality: (word: string) => `“${word}”没有说明怎样才算达到`,
    'open-ended': (word: string) => `“${word}”没有边界，无从检查`,
    effort: (word: string) => `“${word}”只说了要做，没有说做到什么程度`,
    'unread-figure': () => '原文里的数字看不出是要求达到的数',
    'no-figure': () => '没有数量、时限或次数',
  } satisfies Record<VaguenessReason, (word: string) => string>,
  remedies: {
    'times-of-day': '写明每日几点前、每月几日前完成，可再加一项相符率，例如 每日17:00前入账，账实相符率100%',
    'time-limit': '写明多长时间内完成，例如 2小时内响应，3个工作日内办结',
    frequency: '写明多久做几次，例如 每月至少2次',
    'share-or-zero': '写明比率、分数或零的要求，例如 满意度≥95%，有效投诉为零',
    completion: '写明办结的时限和比率，例如 交办事项按期办结率100%',
    value: '写明数量、比率、时限或次数中的一项',
  } satisfies Record<VaguenessRemedy, string>,
  notCheckable: '无法检查',
  suggestion: (text: string) => `建议：${text}`,
  otherFigures: (count: number) => `原文里还有${count}个指标没有对应的要素，建议拆成${count + 1}条标准`,
  moreFigures: (count: number) => `原文另有${count}项指标`,
  severalIn: (parts: string) => `这条标准包含几项要求：${parts}`,
  splitInto: (count: number) => `拆成${count}条标准`,
  wasSplit: (count: number) => `已拆成${count}条标准`,
  readFromText: '已按原文识别',
  textSays: (text: string) => `原文读作：${text}`,
  fillFromText: '按原文填入',
  ratedScore: '额定得分',
  ratedScoreHint: '不计分时留空',
  deductions: '考核条件与扣减分数',
  deductionsHint: '一行一条，如 迟报一次扣1分',
  points: (points: number) => `${points}分`,
  scores: {
    title: '计分',
    total: (total: number, full: number) => `额定得分合计${total}分，应为${full}分`,
    balanced: (total: number) => `额定得分合计${total}分，已配平`,
    sum: (total: number) => `额定得分合计${total}分`,
    full: '总分应为',
    anyTotal: '不限',
  },
  scoreProblems: {
    total: (found: number, expected: number) =>
      found < expected ? `合计还差${roundScore(expected - found)}分` : `合计多出${roundScore(found - expected)}分`,
    'not-scored': () => '本岗位已有标准计分，这一条没有额定得分',
    'deduction-unread': (_found: number, _expected: number, line: string) => `“${line}”没有写明扣几分`,
    'deduction-too-large': (found: number, expected: number, line: string) =>
      `“${line}”扣${found}分，超过额定得分${expected}分`,
    'deductions-too-large': (found: number, expected: number) => `各项共扣${found}分，超过额定得分${expected}分`,
    'deductions-without-score': () => '写了扣减分数，但没有额定得分',
  } satisfies Record<ScoreProblem, (found: number, expected: number, line: string) => string>,
};

function roundScore(points: number): number {
  return Math.round(points * 100) / 100;
}
