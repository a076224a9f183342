import type { Words } from '../words-shape.ts';

export const records: Words['records'] = {
  kinds: {
    college: 'College',
    department: 'Department',
    section: 'Section',
    person: 'Person',
    workingGroupMember: 'Working group member',
    position: 'Position',
    positionHolder: 'Position holder',
    duty: 'Duty',
    workItem: 'Work item',
    workStandard: 'Work standard',
    workflow: 'Workflow',
    workflowStep: 'Workflow step',
    workflowLink: 'Workflow arrow',
    annualTask: 'Annual task',
    statement: 'Statement',
    statementItem: 'Statement item',
    evidence: 'Evidence',
    evidenceLink: 'Evidence link',
    handbook: 'Quality handbook',
  },
};
