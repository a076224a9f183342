import type { SheetTemplate, TableSheet } from './column.ts';
import { evidenceLinkSheet, evidencePartSheet, evidenceSheet } from './evidence-sheets.ts';
import { findingSheet } from './finding-sheets.ts';
import { goalSheet, goalTargetSheet } from './goal-sheets.ts';
import { handbookChapterSheet, handbookCopySheet, handbookSheet } from './handbook-sheets.ts';
import { indicatorReadingSheet, indicatorSheet } from './indicator-sheets.ts';
import { layerStandardSheet } from './library-sheets.ts';
import { collegeAndDepartmentSheet, personSheet, sectionSheet, workingGroupSheet } from './people-sheets.ts';
import { dutySheet, positionSheet, workItemSheet, workStandardSheet } from './position-sheets.ts';
import { statementItemSheet, statementSheet } from './statement-sheets.ts';
import { annualTaskSheet, schoolHolidaySheet, schoolTermSheet, taskQuantitySheet } from './task-sheets.ts';
import { workflowSheet, workflowStepSheet } from './workflow-sheets.ts';

/**
 * The workbook that a department fills in: its sheets in order. This data is the template's documentation; the guide
 * sheet, the checks and both directions of the exchange are made from it.
 */
export const workbookTemplate: readonly SheetTemplate[] = [
  collegeAndDepartmentSheet,
  sectionSheet,
  personSheet,
  workingGroupSheet,
  positionSheet,
  dutySheet,
  workItemSheet,
  workStandardSheet,
  layerStandardSheet,
  workflowSheet,
  workflowStepSheet,
  goalSheet,
  goalTargetSheet,
  annualTaskSheet,
  taskQuantitySheet,
  schoolTermSheet,
  schoolHolidaySheet,
  statementSheet,
  statementItemSheet,
  indicatorSheet,
  indicatorReadingSheet,
  findingSheet,
  evidenceSheet,
  evidencePartSheet,
  evidenceLinkSheet,
  handbookSheet,
  handbookChapterSheet,
  handbookCopySheet,
];

/** Sheets with one record a row. */
export const tableSheets: readonly TableSheet[] = workbookTemplate.filter((sheet) => sheet.layout === 'table');

/** The first sheet: how to fill in the others. Never read back. */
export const guideSheetName = '说明';

/** Headers of the form sheet's three columns. */
export const formHeaders = ['项目', '内容', '填写说明'] as const;
