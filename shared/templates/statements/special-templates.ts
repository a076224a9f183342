import type { StatementTemplate } from './statement-template.ts';

/** 安全工作责任书 */
export const safetyTemplate: StatementTemplate = {
  name: 'safety',
  relation: 'school-department',
  title: '〔年度〕年度〔乙方〕安全工作责任书',
  preamble:
    '为落实安全责任，防范和遏制各类安全事故，保障师生生命财产安全，〔甲方〕与〔乙方〕就〔期限〕的安全工作签订本责任书。',
  responsibilities: [
    '〔乙方〕责任人是本单位安全工作第一责任人，对责任区域的安全负全面责任',
    '〔乙方〕建立隐患排查台账，每月至少全面排查一次，隐患整改做到措施、责任、资金、时限、预案五到位',
    '〔乙方〕组织安全教育和应急演练，新到岗人员培训合格后上岗',
    '发生突发事件时，〔乙方〕立即处置并在30分钟内报告〔甲方〕',
  ],
  rewards: ['全年无事故且隐患整改率达到100%的，给予表扬并计入年度考核'],
  consequences: ['发生安全责任事故的，取消当年评优资格，并依规追究责任', '隐患逾期未整改的，每项扣2分，直至本项扣完'],
  closing: [],
  groups: [],
  items: [
    { category: 'common', content: '责任体系', target: '责任书逐级签订到人，签订率100%', due: '3月底', weight: 20 },
    { category: 'common', content: '隐患排查与整改', target: '每月排查，整改率100%', due: '每月', weight: 30 },
    {
      category: 'common',
      content: '宣传教育与应急演练',
      target: '每学期至少培训一次、演练一次',
      due: '每学期',
      weight: 20,
    },
    {
      category: 'common',
      content: '消防与用电管理',
      target: '消防设施完好率100%，无违规用电',
      due: '全年',
      weight: 20,
    },
    { category: 'common', content: '值班与信息报送', target: '值班到岗率100%，无迟报漏报', due: '全年', weight: 10 },
    { category: 'veto', content: '发生人员死亡或者重大财产损失的安全责任事故', target: '以调查认定为准' },
  ],
};

/** 全面从严治党责任书 */
export const partyBuildingTemplate: StatementTemplate = {
  name: 'party-building',
  relation: 'school-department',
  title: '〔年度〕年度〔乙方〕全面从严治党责任书',
  preamble: '为落实全面从严治党主体责任，推动党建与业务工作同部署、同落实、同考核，〔甲方〕与〔乙方〕签订本责任书。',
  responsibilities: [
    '〔乙方〕责任人履行第一责任人职责，班子成员履行一岗双责',
    '〔乙方〕健全重点领域和关键岗位的廉政风险防控措施',
    '〔甲方〕加强日常监督和工作指导，及时通报问题',
  ],
  rewards: ['工作经验在校级以上推广的，按加分项计分'],
  consequences: ['责任落实不力的，由〔甲方〕约谈并责令整改', '发生违纪违法案件的，年度考核直接定为最低等次'],
  closing: [],
  groups: [],
  items: [
    {
      category: 'common',
      content: '理论学习',
      target: '每月集中学习不少于一次，出勤率不低于90%',
      due: '每月',
      weight: 25,
    },
    { category: 'common', content: '组织生活', target: '按规定开展，记录完整', due: '全年', weight: 25 },
    {
      category: 'common',
      content: '廉政风险防控',
      target: '风险点排查覆盖率100%，防控措施落实到岗',
      due: '6月底',
      weight: 30,
    },
    { category: 'common', content: '作风建设', target: '服务对象满意率不低于90%', due: '全年', weight: 20 },
    { category: 'bonus', content: '党建工作获得校级以上表彰', target: '每项1分', weight: 3 },
    { category: 'veto', content: '发生违纪违法案件', target: '以查处结论为准' },
  ],
};
