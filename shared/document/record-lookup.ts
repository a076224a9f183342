import type { RecordKind, StoredRecord } from '../domain/record-kind.ts';
import type { RecordSet } from '../domain/record-set.ts';
import type { Edition } from './printed-records.ts';

/** A record set with the ways through it that papers need. Every list keeps the set's display order. */
export interface RecordLookup {
  readonly records: RecordSet;
  readonly collegeName: string;
  readonly departmentName: string;
  readonly departmentCode: string;
  readonly department: StoredRecord<'department'> | undefined;
  /** Name of a person, or an empty text. */
  readonly personName: (id: string | null) => string;
  readonly positionName: (id: string | null) => string;
  readonly sectionName: (id: string | null) => string;
  readonly positionsOf: (sectionId: string | null) => readonly StoredRecord<'position'>[];
  readonly holdersOf: (positionId: string) => readonly StoredRecord<'person'>[];
  readonly dutiesOf: (positionId: string) => readonly StoredRecord<'duty'>[];
  readonly workItemsOf: (dutyId: string) => readonly StoredRecord<'workItem'>[];
  readonly standardsOf: (workItemId: string) => readonly StoredRecord<'workStandard'>[];
  /** `null`: those of the department as a whole. */
  readonly workflowsOf: (positionId: string | null) => readonly StoredRecord<'workflow'>[];
  readonly stepsOf: (workflowId: string) => readonly StoredRecord<'workflowStep'>[];
  /** Which version of a position or workflow this is; null where nobody approves them. */
  readonly editionOf: (id: string) => Edition | null;
  readonly linksOf: (workflowId: string) => readonly StoredRecord<'workflowLink'>[];
}

const noEditions: ReadonlyMap<string, Edition> = new Map();

/** Indexes a record set once. References to records that are not in the set read as null. */
export function lookUp(records: RecordSet, editions: ReadonlyMap<string, Edition> = noEditions): RecordLookup {
  const people = byId(records.person);
  const positions = byId(records.position);
  const sections = byId(records.section);
  const existing = (known: ReadonlyMap<string, unknown>, id: string | null) =>
    id !== null && known.has(id) ? id : null;
  const holders = grouped(records.positionHolder, (holder) => holder.positionId);
  const grouping = {
    positions: grouped(records.position, (position) => existing(sections, position.sectionId)),
    duties: grouped(records.duty, (duty) => duty.positionId),
    workItems: grouped(records.workItem, (item) => item.dutyId),
    standards: grouped(records.workStandard, (standard) => standard.workItemId),
    workflows: grouped(records.workflow, (workflow) => existing(positions, workflow.positionId)),
    steps: grouped(records.workflowStep, (step) => step.workflowId),
    links: grouped(records.workflowLink, (link) => link.workflowId),
  };
  const department = records.department[0];
  return {
    records,
    department,
    collegeName: records.college[0]?.name ?? '',
    departmentName: department?.name ?? '',
    departmentCode: department?.code ?? '',
    personName: (id) => people.get(id ?? '')?.name ?? '',
    positionName: (id) => positions.get(id ?? '')?.name ?? '',
    sectionName: (id) => sections.get(id ?? '')?.name ?? '',
    positionsOf: (sectionId) => grouping.positions.get(sectionId) ?? [],
    holdersOf: (positionId) => (holders.get(positionId) ?? []).flatMap((holder) => people.get(holder.personId) ?? []),
    dutiesOf: (positionId) => grouping.duties.get(positionId) ?? [],
    workItemsOf: (dutyId) => grouping.workItems.get(dutyId) ?? [],
    standardsOf: (workItemId) => grouping.standards.get(workItemId) ?? [],
    workflowsOf: (positionId) => grouping.workflows.get(positionId) ?? [],
    stepsOf: (workflowId) => grouping.steps.get(workflowId) ?? [],
    editionOf: (id) => editions.get(id) ?? null,
    linksOf: (workflowId) => grouping.links.get(workflowId) ?? [],
  };
}

function byId<K extends RecordKind>(records: readonly StoredRecord<K>[]): ReadonlyMap<string, StoredRecord<K>> {
  return new Map(records.map((record) => [record.id, record]));
}

function grouped<T, Key>(records: readonly T[], keyOf: (record: T) => Key): ReadonlyMap<Key, readonly T[]> {
  return Map.groupBy(records, keyOf);
}
