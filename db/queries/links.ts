import type { LinkEntry, LinkRelation, WorkPackage } from '../../shared/contract/links.ts';
import { evidenceTargetKinds } from '../../shared/domain/evidence.ts';
import { ownerFields, type RecordKind, recordKinds, referenceFields } from '../../shared/domain/record-kind.ts';
import { type AnyRecord, owners, references } from '../../shared/domain/record-naming.ts';
import { recordTables, snakeCase } from '../record-table.ts';
import { findRow } from '../records/record-rows.ts';
import { ContextReader } from '../search/search-context.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { readRecordTitles } from './record-titles.ts';

/** More entries of one kind than this are counted, not listed. */
const listedEntries = 200;

/** Joins that have no words of their own: what they lead to stands for them. */
const joins: Partial<Record<RecordKind, string>> = {
  positionHolder: 'personId',
  workingGroupMember: 'personId',
  workflowStep: 'workflowId',
  statementItem: 'statementId',
  taskMonth: 'annualTaskId',
  taskEntry: 'taskMonthId',
  taskQuantity: 'annualTaskId',
  goalTarget: 'goalId',
  indicatorReading: 'indicatorId',
  evidencePart: 'evidenceId',
};
/** Never shown: arrows have no meaning alone, the rest is not part of the work. */
const hidden = new Set<RecordKind>([
  'workflowLink',
  'evidencePart',
  'evidenceLink',
  'approval',
  'assignedTask',
  'college',
  'department',
]);
/** Parts that carry the work of the whole, so that what is tied to them is tied to it. */
const parts = new Set<RecordKind>(['duty', 'workItem', 'workStandard', 'taskMonth']);

interface Found {
  readonly record: AnyRecord;
  relation: LinkRelation;
  through: string;
}

/**
 * The work package of a record: what it belongs to, its parts, and all that names one of them or is named by it — duties,
 * standards, workflows, tasks, goals, statements, people, evidence. Null when there is no such record.
 */
export function readWorkPackage(db: WorkspaceDb, kind: RecordKind, id: string): WorkPackage | null {
  const start = findRow(db.raw, kind, id);
  if (start === null) return null;
  const reader = new LinkReader(db, start);
  return reader.read();
}

class LinkReader {
  readonly #db: WorkspaceDb;
  readonly #start: AnyRecord;
  readonly #contexts: ContextReader;
  readonly #found = new Map<string, Found>();

  constructor(db: WorkspaceDb, start: AnyRecord) {
    this.#db = db;
    this.#start = start;
    this.#contexts = new ContextReader(db);
  }

  read(): WorkPackage {
    const start = this.#start;
    const above = this.#above(start);
    const below = this.#below(start);
    for (const record of above) this.#add(record, 'above', '');
    for (const record of below) this.#add(record, 'below', '');
    for (const record of [start, ...below]) this.#linked(record, 'linked');
    // What hangs on the lines above it is said as well; of the position only its workflows and tasks.
    for (const record of above) this.#linked(record, record.kind === 'position' ? 'beside' : 'linked');
    return this.#answer();
  }

  #above(record: AnyRecord): AnyRecord[] {
    const owner = Object.entries(ownersOf(record.kind))
      .map(([field, kind]) => this.#contexts.find(kind, record.fields[field]))
      .find((found) => found !== null);
    return owner === undefined || owner === null ? [] : [owner, ...this.#above(owner)];
  }

  #below(record: AnyRecord): AnyRecord[] {
    return owners
      .filter(({ kind, target }) => target === record.kind && parts.has(kind))
      .flatMap(({ kind, field }) => this.#naming(kind, field, record.head.id))
      .flatMap((part) => [part, ...this.#below(part)]);
  }

  /** Records that name this one, and those that it names. */
  #linked(record: AnyRecord, relation: LinkRelation): void {
    const through = record === this.#start ? '' : record.head.id;
    const onlyWork = relation === 'beside';
    for (const { kind, field, target } of [...references, ...owners]) {
      if (target === record.kind && !parts.has(kind)) {
        if (onlyWork && !['workflow', 'workflowStep', 'annualTask', 'goal'].includes(kind)) continue;
        for (const found of this.#naming(kind, field, record.head.id)) this.#add(this.#meant(found), relation, through);
      }
      if (kind === record.kind && !onlyWork) {
        const found = this.#contexts.find(target, record.fields[field]);
        if (found !== null) this.#add(this.#meant(found), relation, through);
      }
    }
    if (onlyWork) return;
    // Whoever acts in a workflow is tied to it by its steps.
    if (record.kind === 'workflow')
      for (const step of this.#naming('workflowStep', 'workflowId', record.head.id))
        this.#addNamed('position', step.fields['actorPositionId'], { relation, through });
    // A statement is tied to the tasks, standards and goals that its points come from.
    if (record.kind === 'statement')
      for (const item of this.#naming('statementItem', 'statementId', record.head.id))
        for (const [field, target] of Object.entries(referenceFields.statementItem))
          this.#addNamed(target, item.fields[field], { relation, through });
    if ((evidenceTargetKinds as readonly RecordKind[]).includes(record.kind))
      for (const link of this.#naming('evidenceLink', 'targetId', record.head.id))
        this.#addNamed('evidence', link.fields['evidenceId'], { relation, through });
    if (record.kind === 'evidence')
      for (const link of this.#naming('evidenceLink', 'evidenceId', record.head.id))
        this.#addNamed(link.fields['targetKind'] as RecordKind, link.fields['targetId'], { relation, through });
  }

  #addNamed(kind: RecordKind, id: unknown, how: { readonly relation: LinkRelation; readonly through: string }): void {
    const record = this.#contexts.find(kind, id);
    if (record !== null) this.#add(this.#meant(record), how.relation, how.through);
  }

  /** The record that stands for a join: the person who holds a position, the workflow of a step. */
  #meant(record: AnyRecord): AnyRecord {
    const field = joins[record.kind];
    const kind = field === undefined ? undefined : ownersOf(record.kind)[field];
    const meant = kind === undefined || field === undefined ? null : this.#contexts.find(kind, record.fields[field]);
    if (meant === null) return record;
    // From the person's side it is the position that a holder leads to.
    if (meant.head.id === this.#start.head.id && record.kind === 'positionHolder')
      return this.#contexts.find('position', record.fields['positionId']) ?? meant;
    return this.#meant(meant);
  }

  #add(record: AnyRecord, relation: LinkRelation, through: string): void {
    const { id } = record.head;
    if (id === this.#start.head.id || hidden.has(record.kind) || this.#found.has(id)) return;
    this.#found.set(id, { record, relation, through });
  }

  #naming(kind: RecordKind, field: string, id: string): AnyRecord[] {
    const { table, hasOrdinal } = recordTables[kind];
    const sql = `SELECT id FROM ${table} WHERE ${snakeCase(field)} = ? ORDER BY ${hasOrdinal ? 'ordinal, id' : 'id'}`;
    return statement<{ id: string }>(this.#db.raw, sql)
      .all(id)
      .flatMap((row) => this.#contexts.find(kind, row.id) ?? []);
  }

  #answer(): WorkPackage {
    const listed = [...Map.groupBy(this.#found.values(), ({ record }) => record.kind)].map(([kind, found]) => ({
      kind,
      total: found.length,
      found: found.slice(0, listedEntries),
    }));
    const roots = new Map<string, AnyRecord>();
    const kinds = new Map<string, RecordKind>([[this.#start.head.id, this.#start.kind]]);
    for (const { record, through } of listed.flatMap((group) => group.found)) {
      const { root } = this.#contexts.of(record);
      roots.set(record.head.id, root);
      kinds.set(record.head.id, record.kind).set(root.head.id, root.kind);
      const via = this.#found.get(through);
      if (via !== undefined) kinds.set(through, via.record.kind);
    }
    const titles = readRecordTitles(this.#db, kinds);
    const entry = ({ record, relation, through }: Found): LinkEntry => {
      const root = roots.get(record.head.id) ?? record;
      const year = /\d{4}/u.exec(this.#contexts.of(record).year)?.[0];
      return {
        id: record.head.id,
        kind: record.kind,
        title: titles.get(record.head.id) ?? '',
        relation,
        through: titles.get(through) ?? '',
        root: {
          kind: root.kind,
          id: root.head.id,
          title: root === record ? '' : (titles.get(root.head.id) ?? ''),
          year: year === undefined ? null : Number(year),
        },
      };
    };
    return {
      kind: this.#start.kind,
      title: titles.get(this.#start.head.id) ?? '',
      groups: listed
        .toSorted((a, b) => recordKinds.indexOf(a.kind) - recordKinds.indexOf(b.kind))
        .map(({ kind, total, found }) => ({ kind, total, entries: found.map(entry) })),
    };
  }
}

function ownersOf(kind: RecordKind): Readonly<Record<string, RecordKind>> {
  const all: Partial<Record<RecordKind, Readonly<Record<string, RecordKind>>>> = ownerFields;
  return all[kind] ?? {};
}
