import { z } from 'zod';
import { idSchema, lineField, ordinalField, textField } from './fields.ts';

/**
 * Where a chapter's words come from: `part` opens a 篇, `free` holds its own words, every other is compiled from the
 * records. `sections` and `leaders` stand for the chapters of the sections and of those who lead the department.
 */
export const chapterSources = [
  'part',
  'free',
  'overview', // 部门概况 as a whole
  'introduction', // 部门简介
  'department-duties',
  'organization',
  'working-group',
  'quality-goals',
  'goals',
  'leaders',
  'sections',
  'positions',
  'department-workflows',
  'workflows',
  'standards-table', // S4 表5
  'layer-standards',
  'scored-standards',
  'tasks',
  'safeguards',
  'evidence-list',
  'forms-list',
  'regulations',
  'interfaces',
] as const;
export type ChapterSource = (typeof chapterSources)[number];

/** One entry of a handbook's outline, in the order that the department wants. */
export const handbookChapterSchema = z.object({
  handbookId: idSchema,
  source: z.enum(chapterSources).default('free'),
  title: lineField, // empty: what the source is called
  isAppendix: z.boolean().default(false), // 附录A instead of 第一章
  isIncluded: z.boolean().default(true), // printed
  text: textField, // the words of a free chapter, and of a part's page
  ordinal: ordinalField,
});
export type HandbookChapter = z.infer<typeof handbookChapterSchema>;

/** What a chapter is called on paper until somebody gives it another name. */
export const chapterTitles: Readonly<Record<ChapterSource, string>> = {
  part: '新的一篇',
  free: '新的一章',
  overview: '部门概况',
  introduction: '部门简介',
  'department-duties': '部门职责',
  organization: '组织结构图',
  'working-group': '部门诊改工作组',
  'quality-goals': '质量目标',
  goals: '目标分解表',
  leaders: '部门直属岗位',
  sections: '各科室',
  positions: '职务说明书',
  'department-workflows': '部门工作流程',
  workflows: '工作流程',
  'standards-table': '部门工作标准一览表',
  'layer-standards': '部门质量标准',
  'scored-standards': '岗位计分考核标准',
  tasks: '年度工作目标任务',
  safeguards: '保障措施',
  'evidence-list': '支撑材料清单',
  'forms-list': '表格清单',
  regulations: '适用法规',
  interfaces: '接口表',
};
