import { chapterSources } from '../domain/handbook-chapter.ts';
import { titleOf } from '../domain/handbook-outline.ts';
import type { RecordKind } from '../domain/record-kind.ts';
import type { FieldValue, Revision, RevisionAction } from '../domain/revision.ts';

/** What one person changed on one day, chapter by chapter, in words for readers of the handbook. */
export interface RevisionEntry {
  /** 2026-01-05, in China's time. */
  readonly day: string;
  readonly author: string;
  readonly chapters: readonly { readonly chapter: string; readonly words: string }[];
}

export const overviewChapter = '部门概况';
export const departmentWorkflowChapter = '部门工作流程';
export const annualTaskChapter = '年度工作目标任务';
export const evidenceChapter = '支撑材料清单';
export const unassignedChapter = '部门直属岗位';

type Fields = Readonly<Record<string, FieldValue>>;

/** Which field of a record leads to the record whose chapter it stands in. */
const parentFields: Partial<Record<RecordKind, string>> = {
  positionHolder: 'positionId',
  duty: 'positionId',
  workItem: 'dutyId',
  workStandard: 'workItemId',
  workflow: 'positionId',
  workflowStep: 'workflowId',
  workflowLink: 'workflowId',
};

/** Kinds that the handbook prints, with their names and counting words. Changes of other kinds are not revisions of the handbook. */
const printedKinds: Partial<Record<RecordKind, { readonly name: string; readonly unit: string }>> = {
  department: { name: '部门简介与职责', unit: '处' },
  section: { name: '科室', unit: '个' },
  person: { name: '人员', unit: '人' },
  workingGroupMember: { name: '诊改工作组成员', unit: '人' },
  position: { name: '岗位', unit: '个' },
  positionHolder: { name: '岗位任职', unit: '人次' },
  duty: { name: '岗位职责', unit: '条' },
  workItem: { name: '具体工作', unit: '项' },
  workStandard: { name: '工作标准', unit: '条' },
  workflow: { name: '工作流程', unit: '个' },
  workflowStep: { name: '流程步骤', unit: '步' },
  workflowLink: { name: '流程走向', unit: '处' },
  annualTask: { name: '年度任务', unit: '项' },
  evidence: { name: '支撑材料', unit: '件' },
  handbookChapter: { name: '手册章节', unit: '章' },
};
const kindOrder = Object.keys(printedKinds) as RecordKind[];
const actionWords: Record<RevisionAction, string> = { create: '新增', update: '修改', remove: '删除' };
const actionOrder: readonly RevisionAction[] = ['create', 'update', 'remove'];

/** Day in China, which has one time zone, 8 hours ahead of UTC. */
export function dayInChina(utcTime: string): string {
  return new Date(Date.parse(utcTime) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The fields that are known last of everything that a history names. */
type LastFields = ReadonlyMap<string, { readonly kind: RecordKind; readonly fields: Fields }>;

/** What one person did on one day. */
interface DaysWork {
  readonly day: string;
  readonly author: string;
  readonly outcomes: Map<string, { kind: RecordKind; first: RevisionAction; last: RevisionAction }>;
  readonly decisions: Map<string, Decision>;
}

/** The newest entries, and how many there are before them. */
export interface NewestRevisions {
  readonly entries: readonly RevisionEntry[];
  readonly earlier: number;
}

/**
 * Takes revisions in the order they were made, as few at a time as one likes: a long history is read in steps. Several
 * revisions of one record in one entry count once, by their outcome: made and removed on the same day is nothing at all.
 */
export class RevisionSummary {
  readonly #fields = new Map<string, { readonly kind: RecordKind; readonly fields: Fields }>();
  readonly #work = new Map<string, DaysWork>();

  add(revision: Revision): void {
    const { recordId, recordKind, author } = revision;
    const known: Fields = this.#fields.get(recordId)?.fields ?? {};
    this.#fields.set(recordId, { kind: recordKind, fields: { ...known, ...newValues(revision) } });
    const decision = recordKind === 'approval' ? revision.changes['state']?.to : undefined;
    if (!isDecision(decision) && (printedKinds[recordKind] === undefined || isOnlyOrder(revision))) return;
    const day = dayInChina(revision.madeAt);
    const key = JSON.stringify([day, author]);
    const work = this.#work.get(key) ?? { day, author, outcomes: new Map(), decisions: new Map() };
    this.#work.set(key, work);
    if (isDecision(decision)) {
      work.decisions.set(recordId, decision);
      return;
    }
    const first = work.outcomes.get(recordId)?.first ?? revision.action;
    work.outcomes.set(recordId, { kind: recordKind, first, last: revision.action });
  }

  /** The newest `most` entries in the order of their time. What is older is counted and not put in words. */
  newest(most: number): NewestRevisions {
    const chapterOf = chapterFinder(this.#fields);
    const entries: RevisionEntry[] = [];
    let earlier = 0;
    for (const work of [...this.#work.values()].toReversed()) {
      if (entries.length === most) {
        if (hasEntry(work, this.#fields)) earlier += 1;
        continue;
      }
      const chapters = chaptersOf(work, this.#fields, chapterOf);
      if (chapters.length > 0) entries.push({ day: work.day, author: work.author, chapters });
    }
    return { entries: entries.toReversed(), earlier };
  }
}

/** The summary of a whole history. */
export function summarizeRevisions(revisions: Iterable<Revision>): RevisionSummary {
  const summary = new RevisionSummary();
  for (const revision of revisions) summary.add(revision);
  return summary;
}

function isNothing({ first, last }: { readonly first: RevisionAction; readonly last: RevisionAction }): boolean {
  return first === 'create' && last === 'remove';
}

function hasEntry({ outcomes, decisions: decided }: DaysWork, fields: LastFields): boolean {
  return (
    [...outcomes.values()].some((each) => !isNothing(each)) || [...decided.keys()].some((id) => isPrinted(id, fields))
  );
}

function chaptersOf(
  { outcomes, decisions: decided }: DaysWork,
  fields: LastFields,
  chapterOf: ReturnType<typeof chapterFinder>,
): RevisionEntry['chapters'] {
  const byChapter = new Map<string, Change[]>();
  for (const [recordId, outcome] of outcomes) {
    if (isNothing(outcome)) continue;
    const action = outcome.last === 'remove' ? 'remove' : outcome.first === 'create' ? 'create' : 'update';
    const place = chapterOf(recordId);
    const name = fields.get(recordId)?.fields['name'];
    const list = byChapter.get(place.chapter) ?? [];
    byChapter.set(place.chapter, list);
    list.push({ kind: outcome.kind, action, name: typeof name === 'string' ? name : '', owner: place.owner });
  }
  const words = new Map([...byChapter].map(([chapter, changes]) => [chapter, inWords(changes)]));
  for (const [chapter, sentence] of decidedByChapter(decided, fields, chapterOf))
    words.set(chapter, `${sentence}${words.get(chapter) ?? ''}`);
  return [...words].map(([chapter, text]) => ({ chapter, words: text }));
}

const decisions = { approved: '批准', withdrawn: '废止' } as const;
type Decision = keyof typeof decisions;

function isDecision(state: FieldValue | undefined): state is Decision {
  return typeof state === 'string' && Object.hasOwn(decisions, state);
}

/** Whether the subject of an approval is something that the handbook prints. */
function isPrinted(approvalId: string, fields: LastFields): boolean {
  const subject = fields.get(String(fields.get(approvalId)?.fields['subjectId'] ?? ''));
  return subject !== undefined && printedKinds[subject.kind] !== undefined;
}

/** What was approved or withdrawn, by the chapter that it stands in: few are named with their version, many counted. */
function decidedByChapter(
  decided: ReadonlyMap<string, Decision>,
  fields: LastFields,
  chapterOf: (recordId: string) => { readonly chapter: string },
): Map<string, string> {
  const byChapter = new Map<string, Map<Decision, string[]>>();
  for (const [recordId, decision] of decided) {
    if (!isPrinted(recordId, fields)) continue;
    const version = fields.get(recordId)?.fields ?? {};
    const subjectId = String(version['subjectId'] ?? '');
    const subject = fields.get(subjectId);
    const name = `“${String(subject?.fields['name'] ?? '')}”第${String(version['version'] ?? '')}版`;
    const { chapter } = chapterOf(subjectId);
    const lists = byChapter.get(chapter) ?? new Map<Decision, string[]>();
    byChapter.set(chapter, lists.set(decision, [...(lists.get(decision) ?? []), name]));
  }
  const inWords = (lists: ReadonlyMap<Decision, readonly string[]>): string =>
    [...lists]
      .map(([decision, names]) =>
        names.length <= 4 ? `${decisions[decision]}${names.join('')}。` : `${decisions[decision]}${names.length}项。`,
      )
      .join('');
  return new Map([...byChapter].map(([chapter, lists]) => [chapter, inWords(lists)]));
}

function newValues(revision: Revision): Fields {
  const values: Record<string, FieldValue> = {};
  for (const [name, change] of Object.entries(revision.changes)) {
    const value = revision.action === 'remove' ? change.from : change.to;
    if (value !== undefined) values[name] = value;
  }
  return values;
}

function isOnlyOrder(revision: Revision): boolean {
  const names = Object.keys(revision.changes);
  return revision.action === 'update' && names.length > 0 && names.every((name) => name === 'ordinal');
}

/** Finds the chapter of a record, and the position or workflow that it belongs to, from the last known fields. */
function chapterFinder(fields: LastFields) {
  const text = (id: string, name: string) => {
    const value = fields.get(id)?.fields[name];
    return typeof value === 'string' ? value : '';
  };
  return (recordId: string): { readonly chapter: string; readonly owner: string } => {
    let owner = '';
    let id = recordId;
    for (let depth = 0; depth < 8; depth += 1) {
      const record = fields.get(id);
      if (record === undefined) break;
      if (record.kind === 'section') return { chapter: text(id, 'name'), owner };
      if (record.kind === 'position') {
        if (id !== recordId) owner = text(id, 'name');
        const sectionId = text(id, 'sectionId');
        return { chapter: text(sectionId, 'name') || unassignedChapter, owner };
      }
      if (record.kind === 'annualTask') return { chapter: annualTaskChapter, owner };
      if (record.kind === 'handbookChapter') return { chapter: chapterName(record.fields), owner };
      if (record.kind === 'evidence') return { chapter: evidenceChapter, owner };
      const parent = parentFields[record.kind];
      if (parent === undefined) break;
      const parentId = text(id, parent);
      if (record.kind === 'workflow' && parentId === '') return { chapter: departmentWorkflowChapter, owner };
      if (record.kind === 'workflow' && id !== recordId) owner = text(id, 'name');
      id = parentId;
    }
    return { chapter: overviewChapter, owner };
  };
}

function chapterName({ source, title }: Fields): string {
  const known = chapterSources.find((each) => each === source) ?? 'free';
  return titleOf({ source: known, title: typeof title === 'string' ? title : '' });
}

interface Change {
  readonly kind: RecordKind;
  readonly action: RevisionAction;
  readonly name: string;
  readonly owner: string;
}

/** Few things are named, many are counted: 新增岗位“库管员”；“水电班长”修改工作标准2条. */
function inWords(changes: readonly Change[]): string {
  const sentences: string[] = [];
  const named = changes.filter((change) => change.owner === '');
  for (const action of actionOrder) {
    const parts = kindOrder.flatMap((kind) => {
      const same = named.filter((change) => change.kind === kind && change.action === action);
      return same.length === 0 ? [] : [nameOrCount(kind, same)];
    });
    if (parts.length > 0) sentences.push(`${actionWords[action]}${parts.join('、')}`);
  }
  const owned = Map.groupBy(
    changes.filter((change) => change.owner !== ''),
    (change) => change.owner,
  );
  if (owned.size > 3) sentences.push(`${owned.size}个岗位${counted([...owned.values()].flat())}`);
  else for (const [owner, list] of owned) sentences.push(`“${owner}”${counted(list)}`);
  return `${sentences.join('；')}。`;
}

function nameOrCount(kind: RecordKind, same: readonly Change[]): string {
  const words = printedKinds[kind] ?? { name: kind, unit: '项' };
  const names = same.map((change) => change.name).filter((name) => name !== '');
  if (kind === 'department') return words.name;
  return names.length === same.length && names.length <= 4
    ? `${words.name}${names.map((name) => `“${name}”`).join('')}`
    : `${words.name}${same.length}${words.unit}`;
}

function counted(list: readonly Change[]): string {
  return actionOrder
    .flatMap((action) => {
      const parts = kindOrder.flatMap((kind) => {
        const count = list.filter((change) => change.kind === kind && change.action === action).length;
        const words = printedKinds[kind];
        return count === 0 || words === undefined ? [] : [`${words.name}${count}${words.unit}`];
      });
      return parts.length === 0 ? [] : [`${actionWords[action]}${parts.join('、')}`];
    })
    .join('，');
}
