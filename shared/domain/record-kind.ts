import type { z } from 'zod';
import { annualTaskSchema } from './annual-task.ts';
import { approvalSchema } from './approval.ts';
import { assignedTaskSchema, assignmentSchema } from './assignment.ts';
import { collegeSchema } from './college.ts';
import { departmentSchema } from './department.ts';
import { dutySchema } from './duty.ts';
import { indicatorReadingSchema, indicatorSchema } from './indicator.ts';
import { findingSchema } from './finding.ts';
import { evidenceLinkSchema, evidencePartSchema, evidenceSchema } from './evidence.ts';
import { goalSchema, goalTargetSchema } from './goal.ts';
import { handbookSchema } from './handbook.ts';
import { handbookChapterSchema } from './handbook-chapter.ts';
import { handbookCopySchema, handbookEditionSchema } from './handbook-edition.ts';
import { layerStandardSchema, libraryEntrySchema, librarySchema } from './library.ts';
import { memberDepartmentSchema } from './member-department.ts';
import { paperTemplateSchema, paperTemplateVersionSchema } from './paper-template.ts';
import { personSchema } from './person.ts';
import { positionHolderSchema, positionSchema } from './position.ts';
import { reviewItemSchema, reviewRoundSchema, reviewSchema } from './review.ts';
import { schoolHolidaySchema, schoolTermSchema } from './school-calendar.ts';
import { sectionSchema } from './section.ts';
import { statementItemSchema, statementSchema } from './statement.ts';
import { taskEntrySchema, taskMonthSchema } from './task-month.ts';
import { taskQuantitySchema } from './task-quantity.ts';
import { taskTableRowSchema, taskTableSchema } from './task-table.ts';
import { workItemSchema } from './work-item.ts';
import { workStandardSchema } from './work-standard.ts';
import { workflowLinkSchema, workflowSchema, workflowStepSchema } from './workflow.ts';
import { workingGroupMemberSchema } from './working-group.ts';

/**
 * Every kind of record, with the schema of its own fields, in an order in which a kind comes after all kinds that it
 * refers to by a required reference (so that records can be inserted in this order and removed in the reverse one).
 * Names from outside (workbooks, bundles) pass through this list before they reach a table.
 */
export const recordSchemas = {
  college: collegeSchema,
  department: departmentSchema,
  section: sectionSchema,
  person: personSchema,
  workingGroupMember: workingGroupMemberSchema,
  position: positionSchema,
  positionHolder: positionHolderSchema,
  duty: dutySchema,
  workItem: workItemSchema,
  workStandard: workStandardSchema,
  workflow: workflowSchema,
  workflowStep: workflowStepSchema,
  workflowLink: workflowLinkSchema,
  goal: goalSchema,
  goalTarget: goalTargetSchema,
  annualTask: annualTaskSchema,
  taskTable: taskTableSchema,
  taskTableRow: taskTableRowSchema,
  taskQuantity: taskQuantitySchema,
  taskMonth: taskMonthSchema,
  taskEntry: taskEntrySchema,
  schoolTerm: schoolTermSchema,
  schoolHoliday: schoolHolidaySchema,
  indicator: indicatorSchema,
  indicatorReading: indicatorReadingSchema,
  finding: findingSchema,
  statement: statementSchema,
  statementItem: statementItemSchema,
  library: librarySchema,
  libraryEntry: libraryEntrySchema,
  layerStandard: layerStandardSchema,
  evidence: evidenceSchema,
  evidencePart: evidencePartSchema,
  evidenceLink: evidenceLinkSchema,
  handbook: handbookSchema,
  handbookChapter: handbookChapterSchema,
  handbookEdition: handbookEditionSchema,
  handbookCopy: handbookCopySchema,
  approval: approvalSchema,
  memberDepartment: memberDepartmentSchema,
  reviewRound: reviewRoundSchema,
  review: reviewSchema,
  reviewItem: reviewItemSchema,
  assignment: assignmentSchema,
  assignedTask: assignedTaskSchema,
  paperTemplate: paperTemplateSchema,
  paperTemplateVersion: paperTemplateVersionSchema,
} as const;

export type RecordKind = keyof typeof recordSchemas;
export const recordKinds = Object.keys(recordSchemas) as readonly RecordKind[];

/** The fields of a record of kind K, without its id, department and revision. */
export type RecordFields<K extends RecordKind> = z.infer<(typeof recordSchemas)[K]>;

/** What every stored record carries beside its fields. */
export interface RecordHead {
  readonly id: string;
  /** The department it belongs to; null only for the college. A department belongs to itself. */
  readonly departmentId: string | null;
  /** The newest revision of this record, which the next one names as its parent. */
  readonly revisionId: string;
}

/** A stored record: head and fields in one flat object. */
export type StoredRecord<K extends RecordKind> = RecordHead & RecordFields<K>;

/** Whether a name from outside is a kind of record. */
export function isRecordKind(name: string): name is RecordKind {
  return Object.hasOwn(recordSchemas, name);
}

/** Which field of a record names its owner: removing the owner removes the record with it. */
export const ownerFields = {
  workingGroupMember: { personId: 'person' },
  positionHolder: { positionId: 'position', personId: 'person' },
  duty: { positionId: 'position' },
  workItem: { dutyId: 'duty' },
  workStandard: { workItemId: 'workItem' },
  workflowStep: { workflowId: 'workflow' },
  workflowLink: { workflowId: 'workflow', fromStepId: 'workflowStep', toStepId: 'workflowStep' },
  goalTarget: { goalId: 'goal' },
  taskTableRow: { taskTableId: 'taskTable' },
  taskQuantity: { annualTaskId: 'annualTask' },
  taskMonth: { annualTaskId: 'annualTask' },
  taskEntry: { taskMonthId: 'taskMonth' },
  indicatorReading: { indicatorId: 'indicator' },
  statementItem: { statementId: 'statement' },
  libraryEntry: { libraryId: 'library' },
  evidencePart: { evidenceId: 'evidence' },
  evidenceLink: { evidenceId: 'evidence' },
  paperTemplateVersion: { templateId: 'paperTemplate' },
  handbookChapter: { handbookId: 'handbook' },
  handbookEdition: { handbookId: 'handbook' },
  handbookCopy: { handbookId: 'handbook' },
  reviewItem: { reviewId: 'review' },
  assignedTask: { annualTaskId: 'annualTask' },
} as const satisfies Partial<Record<RecordKind, Readonly<Record<string, RecordKind>>>>;

/** Optional references: removing what they point at sets them to null, as a revision of its own. */
export const referenceFields = {
  department: { headPersonId: 'person', secretaryPersonId: 'person' },
  section: { leaderPersonId: 'person' },
  person: { sectionId: 'section' },
  position: { sectionId: 'section', reportsToPositionId: 'position' },
  workflow: { positionId: 'position' },
  workflowStep: { actorPositionId: 'position' },
  goal: {
    parentGoalId: 'goal',
    sectionId: 'section',
    positionId: 'position',
    personId: 'person',
    ownerPersonId: 'person',
  },
  annualTask: {
    ownerPersonId: 'person',
    positionId: 'position',
    goalId: 'goal',
    doerPersonId: 'person',
    sectionId: 'section',
    parentTaskId: 'annualTask',
    carriedFromTaskId: 'annualTask',
  },
  taskEntry: { personId: 'person' },
  indicator: { workStandardId: 'workStandard', goalId: 'goal', positionId: 'position' },
  finding: {
    indicatorId: 'indicator',
    dutyId: 'duty',
    workStandardId: 'workStandard',
    annualTaskId: 'annualTask',
    positionId: 'position',
  },
  statement: {
    partySectionId: 'section',
    partyPositionId: 'position',
    partyPersonId: 'person',
    supplementToId: 'statement',
  },
  taskTableRow: { annualTaskId: 'annualTask', goalId: 'goal' },
  evidencePart: { ofPartId: 'evidencePart' },
  statementItem: { annualTaskId: 'annualTask', workStandardId: 'workStandard', goalId: 'goal' },
} as const satisfies Partial<Record<RecordKind, Readonly<Record<string, RecordKind>>>>;
