import type { Handbook } from './handbook.ts';
import { type ChapterSource, chapterTitles, type HandbookChapter } from './handbook-chapter.ts';

/** An entry of an outline without its handbook and its place. */
export type OutlineEntry = Omit<HandbookChapter, 'handbookId' | 'ordinal'>;

/** 按岗位, 按科室工作, 按质量管理体系. */
export const builtInOutlines = ['positions', 'sections', 'iso'] as const;
export type BuiltInOutline = (typeof builtInOutlines)[number];

/** A source, with the name that this outline gives it; `+` makes an appendix of it. */
type Line = readonly [source: ChapterSource | `+${ChapterSource}`, title?: string];

const outlines: Readonly<Record<BuiltInOutline, readonly Line[]>> = {
  positions: [
    ['overview'],
    ['quality-goals'],
    ['leaders'],
    ['sections'],
    ['department-workflows'],
    ['+tasks'],
    ['+standards-table'],
    ['+evidence-list'],
  ],
  sections: [
    ['introduction', '科室简介'],
    ['organization'],
    ['department-duties'],
    ['quality-goals'],
    ['workflows'],
    ['positions'],
    ['free', '管理制度'],
    ['standards-table', '工作规范'],
    ['forms-list'],
    ['regulations'],
    ['interfaces'],
  ],
  iso: [
    ['part', '总则'],
    ['free', '适用范围'],
    ['regulations', '引用文件'],
    ['free', '术语和定义'],
    ['part', '组织与职责'],
    ['introduction', '部门及其环境'],
    ['organization', '机构与岗位设置'],
    ['department-duties', '部门职责'],
    ['part', '策划'],
    ['quality-goals', '质量方针与质量目标'],
    ['goals', '目标分解与实现'],
    ['tasks'],
    ['part', '支持'],
    ['safeguards'],
    ['positions', '岗位职责与能力要求'],
    ['forms-list', '成文信息与记录表格'],
    ['part', '运行'],
    ['workflows', '过程与工作流程'],
    ['interfaces', '过程接口'],
    ['standards-table', '工作标准'],
    ['part', '绩效评价'],
    ['scored-standards', '考核与评分'],
    ['evidence-list'],
    ['part', '改进'],
    ['free', '诊断、整改与持续改进'],
  ],
};

/** An entry that nobody has changed yet. */
export function newEntry(source: ChapterSource, title = ''): OutlineEntry {
  return { source, title, isAppendix: false, isIncluded: true, text: '' };
}

/** The entries of a built-in outline. */
export function builtInOutline(name: BuiltInOutline): OutlineEntry[] {
  return outlines[name].map(([source, title]) =>
    source.startsWith('+')
      ? { ...newEntry(source.slice(1) as ChapterSource, title), isAppendix: true }
      : newEntry(source as ChapterSource, title),
  );
}

/** Which parts of the first outline a handbook of an older file leaves out. */
type Included = Pick<Handbook, 'includeWorkflows' | 'includeStandardsTable' | 'includeEvidenceList'>;

/** What a handbook prints that nobody has composed: the outline by positions, as far as its switches allow. */
export function impliedOutline(handbook: Included): OutlineEntry[] {
  const switches: Partial<Record<ChapterSource, boolean>> = {
    'department-workflows': handbook.includeWorkflows,
    'standards-table': handbook.includeStandardsTable,
    'evidence-list': handbook.includeEvidenceList,
  };
  return builtInOutline('positions').map((entry) => ({ ...entry, isIncluded: switches[entry.source] ?? true }));
}

/** The name that stands on paper. */
export function titleOf({ source, title }: Pick<OutlineEntry, 'source' | 'title'>): string {
  return title.trim() === '' ? chapterTitles[source] : title.trim();
}

/** How many entries move with the one at `index`: a part takes its chapters along. */
export function blockLength(entries: readonly Pick<OutlineEntry, 'source'>[], index: number): number {
  if (entries[index]?.source !== 'part') return 1;
  const next = entries.findIndex(({ source }, place) => place > index && source === 'part');
  return (next < 0 ? entries.length : next) - index;
}

/**
 * The outline with the entry at `from` (and, for a part, its chapters) at the place of the one at `to`: before it when
 * moving up, behind it (behind its chapters, when two parts change places) when moving down. The same list when nothing
 * moves.
 */
export function moveEntry<E extends Pick<OutlineEntry, 'source'>>(
  entries: readonly E[],
  from: number,
  to: number,
): readonly E[] {
  const length = blockLength(entries, from);
  if (to < 0 || to >= entries.length || (to >= from && to < from + length)) return entries;
  const block = entries.slice(from, from + length);
  const rest = [...entries.slice(0, from), ...entries.slice(from + length)];
  const past = length > 1 && entries[to]?.source === 'part' ? blockLength(entries, to) : 1;
  const at = to < from ? to : to - length + past;
  return [...rest.slice(0, at), ...block, ...rest.slice(at)];
}

/** One step up or down with the keyboard: a part passes a whole part. */
export function stepEntry<E extends Pick<OutlineEntry, 'source'>>(
  entries: readonly E[],
  from: number,
  step: -1 | 1,
): readonly E[] {
  const isPart = entries[from]?.source === 'part';
  if (!isPart) return moveEntry(entries, from, from + step);
  if (step === 1) return moveEntry(entries, from, from + blockLength(entries, from));
  const before = entries.findLastIndex(({ source }, place) => place < from && source === 'part');
  return moveEntry(entries, from, before < 0 ? 0 : before);
}
