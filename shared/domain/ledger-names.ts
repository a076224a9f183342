/** Registers that a department keeps: 岗位一览表, 人员名册, 工作流程清单, 表格与记录清单, 责任状台账, 问题整改台账, 监测指标一览表. */
export const ledgerNames = [
  'positions',
  'people',
  'workflows',
  'forms',
  'statements',
  'findings',
  'indicators',
] as const;
export type LedgerName = (typeof ledgerNames)[number];

export const ledgerTitles: Readonly<Record<LedgerName, string>> = {
  positions: '岗位一览表',
  people: '人员名册',
  workflows: '工作流程清单',
  forms: '表格与记录清单',
  statements: '责任状台账',
  findings: '问题整改台账',
  indicators: '监测指标一览表',
};
