import { chapterTitles } from '../../domain/handbook-chapter.ts';

/** Words of the workbook for the codes of the records. The first word of each list is what an empty cell stands for. */
export const roleWords = { member: '成员', leader: '组长', deputy: '副组长', secretary: '秘书' } as const;
export const dutyNumberingWords = {
  arabic: '1.',
  chinese: '一、',
  bracket: '（1）',
  'bracket-chinese': '（一）',
} as const;
export const comparisonWords = { '': '', '≥': '≥', '≤': '≤', '=': '=', '>': '>', '<': '<' } as const;
export const stepKindWords = {
  action: '处理',
  start: '开始',
  decision: '判断',
  end: '结束',
  fork: '并行',
  join: '汇合',
} as const;
export const taskClassWords = { C: 'C', A: 'A', B: 'B' } as const;
export const taskStateWords = { planned: '未开始', active: '进行中', done: '已完成' } as const;
export const seasonWords = { autumn: '秋季学期', spring: '春季学期' } as const;
export const itemCategoryWords = { individual: '个性', common: '共性', bonus: '加分', veto: '一票否决' } as const;
export const itemScoringWords = { points: '赋分', unscored: '暂不赋分' } as const;
export const vetoWords = { no: '否', yes: '是' } as const;
export const statementUsageWords = { statement: '责任状', template: '模板' } as const;
export const statementRelationWords = {
  'school-department': '学校—部门',
  'department-section': '部门—科室',
  'department-position': '部门—岗位',
  'department-person': '部门—个人',
} as const;
export const statementPeriodWords = {
  calendar: '自然年',
  'school-year': '学年',
  term: '学期',
  custom: '自定',
} as const;
export const evidenceKindWords = {
  text: '文字',
  statistics: '统计',
  media: '声像',
  certificate: '证书',
  object: '实物',
  other: '其他',
} as const;
export const secrecyWords = { internal: '内部', public: '公开', confidential: '秘密' } as const;
export const evidenceYearKindWords = { calendar: '自然年', 'school-year': '学年' } as const;
export const evidencePartRoleWords = { file: '文件', version: '旧版' } as const;
export const chapterSourceWords = {
  ...chapterTitles,
  part: '篇',
  free: '自写章节',
  sections: '各科室（每科室一章）',
} as const;
export const findingOriginWords = {
  'self-check': '自查',
  inspection: '上级检查',
  complaint: '投诉反映',
  warning: '监测预警',
  other: '其他',
} as const;
export const warningSideWords = { floor: '不低于', ceiling: '不高于' } as const;
export const goalLevelWords = {
  department: '部门',
  school: '学校',
  special: '专项规划',
  section: '科室',
  position: '岗位',
  person: '个人',
} as const;
export const targetKindWords = {
  workStandard: '工作标准',
  workItem: '具体工作',
  duty: '岗位职责',
  position: '岗位',
  workflow: '工作流程',
  annualTask: '年度任务',
  taskMonth: '月度办理',
  goal: '目标',
  statement: '责任状',
  statementItem: '责任条目',
  reviewItem: '复核意见',
  finding: '问题',
  indicator: '监测指标',
  section: '科室',
  department: '部门',
} as const;
export const layerWords = {
  school: '学校',
  program: '专业',
  course: '课程',
  teacher: '教师',
  student: '学生',
} as const;
export const safeguardWords = {
  '': '',
  people: '人力资源',
  finance: '财务支持',
  resources: '资源建设',
  safety: '安全保障',
  living: '生活保障',
  culture: '文化保障',
} as const;
export const standardTypeWords = {
  process: '流程标准',
  basis: '制定依据',
  safeguard: '保障标准',
  performance: '绩效标准',
  assessment: '考核标准',
} as const;
