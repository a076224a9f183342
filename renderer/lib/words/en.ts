import { approval } from './en/approval.ts';
import { assignments } from './en/assignments.ts';
import { bundles } from './en/bundles.ts';
import { common } from './en/common.ts';
import { compose } from './en/compose.ts';
import { conflict } from './en/conflict.ts';
import { coverage } from './en/coverage.ts';
import { department } from './en/department.ts';
import { errors } from './en/errors.ts';
import { evidence } from './en/evidence.ts';
import { findings } from './en/findings.ts';
import { feedback } from './en/feedback.ts';
import { gaps } from './en/gaps.ts';
import { goals } from './en/goals.ts';
import { handbook } from './en/handbook.ts';
import { history } from './en/history.ts';
import { inbox } from './en/inbox.ts';
import { issues } from './en/issues.ts';
import { indicators } from './en/indicators.ts';
import { jobs } from './en/jobs.ts';
import { keeping } from './en/keeping.ts';
import { libraries } from './en/libraries.ts';
import { links } from './en/links.ts';
import { office } from './en/office.ts';
import { merging } from './en/merging.ts';
import { overview } from './en/overview.ts';
import { papers } from './en/papers.ts';
import { positions } from './en/positions.ts';
import { printing } from './en/printing.ts';
import { reading } from './en/reading.ts';
import { records } from './en/records.ts';
import { rollover } from './en/rollover.ts';
import { reviews } from './en/reviews.ts';
import { search } from './en/search.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { standards } from './en/standards.ts';
import { start } from './en/start.ts';
import { statements } from './en/statements.ts';
import { tables } from './en/tables.ts';
import { tasks } from './en/tasks.ts';
import { templates } from './en/templates.ts';
import { undo } from './en/undo.ts';
import { imports } from './en/imports.ts';
import { workbook } from './en/workbook.ts';
import { workflows } from './en/workflows.ts';
import type { Words } from './words-shape.ts';

/** English, complete: a word that is missing here does not compile. */
export const en: Words = {
  approval,
  assignments,
  bundles,
  merging,
  common,
  compose,
  conflict,
  coverage,
  department,
  errors,
  evidence,
  feedback,
  findings,
  gaps,
  goals,
  handbook,
  history,
  inbox,
  issues,
  indicators,
  jobs,
  keeping,
  libraries,
  links,
  office,
  overview,
  papers,
  positions,
  printing,
  reading,
  records,
  rollover,
  reviews,
  search,
  settings,
  shell,
  standards,
  start,
  statements,
  tables,
  tasks,
  templates,
  undo,
  imports,
  workbook,
  workflows,
};
