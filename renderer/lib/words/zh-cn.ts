import { approval } from './zh-cn/approval.ts';
import { assignments } from './zh-cn/assignments.ts';
import { bundles } from './zh-cn/bundles.ts';
import { common } from './zh-cn/common.ts';
import { compose } from './zh-cn/compose.ts';
import { conflict } from './zh-cn/conflict.ts';
import { coverage } from './zh-cn/coverage.ts';
import { department } from './zh-cn/department.ts';
import { errors } from './zh-cn/errors.ts';
import { evidence } from './zh-cn/evidence.ts';
import { findings } from './zh-cn/findings.ts';
import { feedback } from './zh-cn/feedback.ts';
import { gaps } from './zh-cn/gaps.ts';
import { goals } from './zh-cn/goals.ts';
import { handbook } from './zh-cn/handbook.ts';
import { history } from './zh-cn/history.ts';
import { inbox } from './zh-cn/inbox.ts';
import { issues } from './zh-cn/issues.ts';
import { indicators } from './zh-cn/indicators.ts';
import { jobs } from './zh-cn/jobs.ts';
import { keeping } from './zh-cn/keeping.ts';
import { libraries } from './zh-cn/libraries.ts';
import { links } from './zh-cn/links.ts';
import { office } from './zh-cn/office.ts';
import { merging } from './zh-cn/merging.ts';
import { overview } from './zh-cn/overview.ts';
import { papers } from './zh-cn/papers.ts';
import { positions } from './zh-cn/positions.ts';
import { printing } from './zh-cn/printing.ts';
import { reading } from './zh-cn/reading.ts';
import { records } from './zh-cn/records.ts';
import { rollover } from './zh-cn/rollover.ts';
import { reviews } from './zh-cn/reviews.ts';
import { search } from './zh-cn/search.ts';
import { settings } from './zh-cn/settings.ts';
import { shell } from './zh-cn/shell.ts';
import { standards } from './zh-cn/standards.ts';
import { start } from './zh-cn/start.ts';
import { statements } from './zh-cn/statements.ts';
import { tables } from './zh-cn/tables.ts';
import { tasks } from './zh-cn/tasks.ts';
import { templates } from './zh-cn/templates.ts';
import { undo } from './zh-cn/undo.ts';
import { imports } from './zh-cn/imports.ts';
import { workbook } from './zh-cn/workbook.ts';
import { workflows } from './zh-cn/workflows.ts';

/** 简体中文: one file a feature; keys are the same in every language. */
export const zhCn = {
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
