import type { RecordKind } from '../../shared/domain/record-kind.ts';

const all: Readonly<Record<RecordKind, true>> = {
  college: true,
  department: true,
  section: true,
  person: true,
  workingGroupMember: true,
  position: true,
  positionHolder: true,
  duty: true,
  workItem: true,
  workStandard: true,
  workflow: true,
  workflowStep: true,
  workflowLink: true,
  goal: true,
  goalTarget: true,
  annualTask: true,
  taskTable: true,
  taskTableRow: true,
  taskQuantity: true,
  taskMonth: true,
  taskEntry: true,
  schoolTerm: true,
  schoolHoliday: true,
  indicator: true,
  indicatorReading: true,
  finding: true,
  statement: true,
  statementItem: true,
  library: true,
  libraryEntry: true,
  paperTemplate: true,
  paperTemplateVersion: true,
  layerStandard: true,
  evidence: true,
  evidencePart: true,
  evidenceLink: true,
  handbook: true,
  handbookChapter: true,
  handbookEdition: true,
  handbookCopy: true,
  approval: true,
  memberDepartment: true,
  reviewRound: true,
  review: true,
  reviewItem: true,
  assignment: true,
  assignedTask: true,
};

/** Every kind, in the domain's order, without the schemas: they would bring zod into the first load. */
export const recordKinds = Object.keys(all) as readonly RecordKind[];

/** Whether a name is a kind of record. */
export function isRecordName(name: string): name is RecordKind {
  return Object.hasOwn(all, name);
}
