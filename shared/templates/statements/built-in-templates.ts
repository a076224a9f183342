import { partyBuildingTemplate, safetyTemplate } from './special-templates.ts';
import type { StatementTemplate } from './statement-template.ts';

const grading = '年度考核实行百分制，等次标准按本责任书所附分值表执行，考核结果由〔甲方〕审定后书面告知〔乙方〕';

const department: StatementTemplate = {
  name: 'department-year',
  relation: 'school-department',
  title: '〔年度〕年度〔乙方〕目标管理责任书',
  preamble:
    '为落实学校事业发展规划和〔年度〕年度工作要点，明确目标、压实责任、保证质量，〔甲方〕与〔乙方〕经充分协商，签订本责任书。',
  responsibilities: [
    '〔甲方〕审定目标任务，提供完成任务所需的经费、人员和政策支持，按月监测进度，按年组织考核',
    '〔乙方〕对所列目标任务的进度、质量、安全和经费使用负全面责任，并逐级分解到科室、岗位和个人',
    '〔乙方〕每月对到期任务提交完成情况和支撑材料，经核对后销号；可能延误的，在到期前书面报告原因和补救措施',
    '〔乙方〕责任人变动时，由接任者继续履行本责任书',
  ],
  rewards: [
    '年度考核等次为优秀的，在评先评优、职务晋升推荐和绩效分配中优先考虑',
    '承担学校重点工作并取得突出成效的，按加分项计入考核得分',
  ],
  consequences: [
    grading,
    '未完成的目标任务按分值扣分，并在次月提交整改报告',
    '出现一票否决事项的，年度考核直接定为最低等次',
    '因不可抗力或者上级政策调整不能完成的任务，经书面申请并获批准后可以调整',
  ],
  closing: [],
  groups: [
    { name: '党建与作风', weight: 20 },
    { name: '重点任务', weight: 50 },
    { name: '常规工作', weight: 30 },
  ],
  items: [
    {
      groupName: '党建与作风',
      category: 'common',
      content: '党的建设与党风廉政',
      target: '落实一岗双责，全年无违纪违规问题',
      due: '全年',
      weight: 10,
    },
    {
      groupName: '党建与作风',
      category: 'common',
      content: '安全稳定与意识形态',
      target: '责任区域无安全责任事故和舆情事件',
      due: '全年',
      weight: 10,
    },
    {
      groupName: '重点任务',
      content: '规划分解的年度重点任务',
      target: '按任务书规定的时间和考核点完成，完成率100%',
      due: '12月底',
      weight: 50,
    },
    {
      groupName: '常规工作',
      category: 'common',
      content: '内部质量保证体系建设与自我诊改',
      target: '质量手册按期修订，自我诊改报告按时提交，问题整改率不低于95%',
      due: '12月20日前',
      weight: 15,
    },
    {
      groupName: '常规工作',
      content: '部门常规工作',
      target: '按工作标准完成，服务对象满意率不低于90%',
      due: '全年',
      weight: 15,
    },
    {
      category: 'bonus',
      content: '获得省级以上表彰或者承担省级以上项目',
      target: '国家级每项2分，省级每项1分',
      weight: 5,
    },
    {
      category: 'veto',
      content: '发生重大安全责任事故、严重违纪违法案件或者重大负面影响事件',
      target: '以上级认定为准',
    },
  ],
};

const section: StatementTemplate = {
  name: 'section-year',
  relation: 'department-section',
  title: '〔年度〕年度〔乙方〕目标责任书',
  preamble: '为完成〔部门〕〔年度〕年度目标任务，明确科室责任，〔甲方〕与〔乙方〕签订本责任书。',
  responsibilities: [
    '〔乙方〕负责人对科室目标任务负总责，把任务分解到岗位和个人，明确完成时间和考核点',
    '〔乙方〕按月报送进展和支撑材料，没有材料的任务不予销号',
    '〔甲方〕协调解决科室职责以外的困难，及时审定调整事项',
  ],
  rewards: ['年度考核优秀的科室，负责人和主要承办人在部门评优中优先推荐'],
  consequences: [grading, '连续两个月存在逾期未销号任务的，由〔甲方〕责任人约谈〔乙方〕责任人'],
  closing: [],
  groups: [],
  items: [
    { category: 'common', content: '安全生产与廉洁自律', target: '无责任事故，无违纪问题', due: '全年', weight: 15 },
    {
      category: 'common',
      content: '工作台账与支撑材料',
      target: '每月10日前补齐上月材料，齐备率不低于98%',
      due: '每月',
      weight: 15,
    },
    { content: '年度重点任务', target: '按期完成率100%', due: '12月底', weight: 40 },
    { content: '日常业务', target: '按工作标准办结，按时办结率不低于96%', due: '全年', weight: 30 },
    { category: 'bonus', content: '工作经验被学校推广', target: '每项1分', weight: 3 },
    { category: 'veto', content: '发生安全责任事故或者违纪违法问题', target: '以学校认定为准' },
  ],
};

const position: StatementTemplate = {
  name: 'position-year',
  relation: 'department-position',
  title: '〔年度〕年度〔乙方〕岗位目标责任书',
  preamble: '为把〔部门〕年度目标落实到岗位，保证各项工作标准得到执行，〔甲方〕与〔乙方〕签订本责任书。',
  responsibilities: [
    '〔乙方〕按岗位说明书履行职责，按工作标准和工作流程办理业务',
    '〔乙方〕对所承办任务的时限和质量负直接责任，及时归集支撑材料',
    '〔甲方〕提供必要的工作条件和业务培训，客观公正地评价工作实绩',
  ],
  rewards: ['考核优秀的，优先推荐参加年度评优和业务培训'],
  consequences: [grading, '因工作失误造成损失或者不良影响的，按规定追究责任'],
  closing: [],
  groups: [],
  items: [
    {
      category: 'common',
      content: '遵守制度与职业道德',
      target: '无投诉查实记录，无违规行为',
      due: '全年',
      weight: 20,
    },
    { content: '岗位职责履行', target: '按工作标准完成，差错率不高于1%', due: '全年', weight: 50 },
    { content: '年度任务承办', target: '按期完成并提交支撑材料', due: '12月底', weight: 30 },
    { content: '创新与改进', target: '提出并实施改进建议', due: '全年', scoring: 'unscored' },
  ],
};

const person: StatementTemplate = {
  name: 'person-year',
  relation: 'department-person',
  title: '〔年度〕年度〔乙方〕个人目标责任书',
  preamble: '为把部门年度目标落实到人，〔甲方〕与〔乙方〕约定〔期限〕的工作目标，签订本责任书。',
  responsibilities: [
    '〔乙方〕按本责任书所列目标安排工作，每月自查进度',
    '〔乙方〕对提交材料的真实性负责',
    '〔甲方〕按月听取进展，对需要协调的事项及时答复',
  ],
  rewards: ['考核优秀的，按部门绩效办法给予奖励'],
  consequences: [grading],
  closing: [],
  groups: [],
  items: [
    { category: 'common', content: '师德师风与工作纪律', target: '无违反职业行为准则的情形', due: '全年', weight: 20 },
    { content: '本职工作', target: '按岗位工作标准完成', due: '全年', weight: 50 },
    { content: '承办的年度任务', target: '按期销号', due: '12月底', weight: 30 },
    { category: 'veto', content: '严重违反职业道德或者工作纪律', target: '以学校认定为准' },
  ],
};

/** An empty form, for whoever writes every word. */
const blank: StatementTemplate = {
  name: 'blank',
  relation: 'school-department',
  title: '〔年度〕年度〔乙方〕目标责任书',
  preamble: '',
  responsibilities: [],
  rewards: [],
  consequences: [],
  closing: [],
  groups: [],
  items: [],
};

/** The forms that come with the program, in the order in which they are offered. */
export const builtInTemplates: readonly StatementTemplate[] = [
  department,
  section,
  position,
  person,
  safetyTemplate,
  partyBuildingTemplate,
  blank,
];
