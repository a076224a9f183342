import type { GapRule, Overview } from '../contract/overview.ts';

/** A rule of the overview in words. */
export interface GapWords {
  /** What is missing, with how often. */
  readonly text: (count: number) => string;
  /** What to do about it. */
  readonly todo: string;
}

/** What the coverage matrix names one by one, with what is missing of each and who keeps it. */
const namedByMatrix: ReadonlySet<GapRule> = new Set([
  'standard-without-evidence',
  'task-without-evidence',
  'finding-without-evidence',
  'indicator-without-evidence',
]);

/** The gaps that stand beside the rows of the pre-submission check: no lack is told twice. */
export function gapsBesideMatrix(gaps: Overview['gaps']): Overview['gaps'] {
  return gaps.filter(({ rule }) => !namedByMatrix.has(rule));
}

/** 缺什么、怎么补, as the overview and the paper of the pre-submission check say it. */
export const gapWords: Record<GapRule, GapWords> = {
  'college-name-missing': { text: () => '学校名称未填写', todo: '封面和责任状上都要用到' },
  'department-head-missing': { text: () => '部门负责人未指定', todo: '责任状由负责人签署' },
  'working-group-empty': { text: () => '部门诊改工作组没有成员', todo: '至少列入组长和联络员' },
  'section-without-position': { text: (count) => `${count}个科室下没有岗位`, todo: '为科室设置岗位，或删除空科室' },
  'position-without-duty': { text: (count) => `${count}个岗位没有岗位职责`, todo: '逐条写明职责' },
  'position-without-holder': { text: (count) => `${count}个岗位没有在岗人员`, todo: '指定在岗人员' },
  'duty-without-work-item': { text: (count) => `${count}条职责没有具体工作`, todo: '把职责分解为具体工作' },
  'work-item-without-standard': { text: (count) => `${count}项具体工作没有工作标准`, todo: '补充工作标准' },
  'standard-not-measurable': { text: (count) => `${count}条标准无法检查`, todo: '写明目标值、时限或频次' },
  'position-without-workflow': { text: (count) => `${count}个岗位没有工作流程`, todo: '绘制至少一个流程' },
  'task-without-owner': { text: (count) => `${count}项任务没有责任人`, todo: '指定责任人' },
  'statement-missing': { text: () => '本年度没有责任状', todo: '由年度任务生成责任状' },
  'statement-weight-not-100': { text: (count) => `${count}份责任状权重合计不是100分`, todo: '调整各项权重' },
  'standard-without-evidence': { text: (count) => `${count}条标准没有支撑材料`, todo: '关联支撑材料' },
  'task-without-evidence': { text: (count) => `${count}项任务没有支撑材料`, todo: '关联支撑材料' },
  'finding-without-evidence': { text: (count) => `${count}个已整改的问题没有整改材料`, todo: '关联整改前后的材料' },
  'warning-without-finding': { text: (count) => `${count}个预警的指标没有登记问题`, todo: '登记问题，落实整改' },
  'indicator-without-evidence': { text: (count) => `${count}个监测指标没有数据来源材料`, todo: '关联统计表等来源材料' },
  'handbook-not-prepared': { text: () => '质量手册尚未编制', todo: '填写封面信息，编成手册' },
};
