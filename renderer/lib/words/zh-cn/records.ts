import type { RecordKind } from '../../../../shared/domain/record-kind.ts';

/** Names of the kinds of records. */
export const records = {
  kinds: {
    college: '学校',
    department: '部门',
    section: '科室',
    person: '人员',
    workingGroupMember: '工作组成员',
    position: '岗位',
    positionHolder: '在岗人员',
    duty: '岗位职责',
    workItem: '具体工作',
    workStandard: '工作标准',
    workflow: '工作流程',
    workflowStep: '流程步骤',
    workflowLink: '流程走向',
    annualTask: '年度任务',
    statement: '责任状',
    statementItem: '责任状条目',
    evidence: '支撑材料',
    evidenceLink: '材料关联',
    handbook: '质量手册',
  } satisfies Record<RecordKind, string>,
};
