import { firstRecords } from './0001-first-records.ts';
import { workflowShapes } from './0002-workflow-shapes.ts';
import { goals } from './0003-goals.ts';
import { statementForms } from './0004-statement-forms.ts';
import { commandSteps } from './0005-command-steps.ts';
import { scoredStandards } from './0006-scored-standards.ts';
import { taskMonths } from './0007-task-months.ts';
import { searchIndex } from './0008-search-index.ts';
import { approvals } from './0009-approvals.ts';
import { libraries } from './0010-libraries.ts';
import { taskTables } from './0011-task-tables.ts';
import { dutyNumbering } from './0012-duty-numbering.ts';
import { evidenceParts } from './0013-evidence-parts.ts';
import { approvedStandards } from './0014-approved-standards.ts';
import { proofLinks } from './0015-proof-links.ts';
import { keeping } from './0016-keeping.ts';
import { exceptionPapers } from './0017-exception-papers.ts';
import { evidenceTexts } from './0018-evidence-texts.ts';
import { handbookChapters } from './0019-handbook-chapters.ts';
import { bundlePeers } from './0020-bundle-peers.ts';
import { centralOffice } from './0021-central-office.ts';
import { merging } from './0022-merging.ts';
import { paperTemplates } from './0023-paper-templates.ts';
import { handbookEditions } from './0024-handbook-editions.ts';
import { bundleTransmittals } from './0025-bundle-transmittals.ts';
import { officeFigures } from './0026-office-figures.ts';
import { provenFindings } from './0027-proven-findings.ts';
import { findings } from './0028-findings.ts';
import { indicators } from './0029-indicators.ts';
import type { Migration } from './migration.ts';

/** Every migration, in order. */
export const allMigrations: readonly Migration[] = [
  firstRecords,
  workflowShapes,
  goals,
  statementForms,
  commandSteps,
  scoredStandards,
  taskMonths,
  searchIndex,
  approvals,
  libraries,
  taskTables,
  dutyNumbering,
  evidenceParts,
  approvedStandards,
  proofLinks,
  keeping,
  exceptionPapers,
  evidenceTexts,
  handbookChapters,
  bundlePeers,
  centralOffice,
  merging,
  paperTemplates,
  handbookEditions,
  bundleTransmittals,
  officeFigures,
  provenFindings,
  findings,
  indicators,
];
