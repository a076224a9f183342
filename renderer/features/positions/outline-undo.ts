import type { PositionDetail } from '../../../shared/contract/positions.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { api } from '../../lib/client.ts';
import { save } from '../../lib/save-state.ts';
import type { OutlineKind } from './outline.ts';

/** A removed line with all that stood under it, its place, and the evidence that proved any of it. */
export interface RemovedEntry {
  readonly kind: OutlineKind;
  readonly parentId: string;
  readonly siblings: readonly string[];
  readonly id: string;
  readonly text: string;
  readonly standard: StoredRecord<'workStandard'> | null;
  readonly evidenceIds: readonly string[];
  readonly children: readonly RemovedEntry[];
}

type Duty = PositionDetail['duties'][number];
type WorkItem = Duty['workItems'][number];

/** What must be kept to take a removal back; null when the record is not there (any more). */
export function snapshotOf(
  detail: PositionDetail,
  id: string,
  evidenceOf: (targetId: string) => readonly string[],
): RemovedEntry | null {
  const ofStandard = (standard: WorkItem['standards'][number], siblings: readonly string[]): RemovedEntry => ({
    kind: 'workStandard',
    parentId: standard.workItemId,
    siblings,
    id: standard.id,
    text: standard.requirement,
    standard,
    evidenceIds: evidenceOf(standard.id),
    children: [],
  });
  const idsOf = (records: readonly { readonly id: string }[]): readonly string[] => records.map((record) => record.id);
  const ofItem = (item: WorkItem, siblings: readonly string[]): RemovedEntry => ({
    kind: 'workItem',
    parentId: item.dutyId,
    siblings,
    id: item.id,
    text: item.text,
    standard: null,
    evidenceIds: evidenceOf(item.id),
    children: item.standards.map((standard) => ofStandard(standard, idsOf(item.standards))),
  });
  const entries = detail.duties.map(
    (duty): RemovedEntry => ({
      kind: 'duty',
      parentId: duty.positionId,
      siblings: idsOf(detail.duties),
      id: duty.id,
      text: duty.text,
      standard: null,
      evidenceIds: evidenceOf(duty.id),
      children: duty.workItems.map((item) => ofItem(item, idsOf(duty.workItems))),
    }),
  );
  const all = entries.flatMap((duty) => [duty, ...duty.children.flatMap((item) => [item, ...item.children])]);
  return all.find((entry) => entry.id === id) ?? null;
}

/** Removes one line with what stands under it; answers whether it went. */
export async function removeEntry(kind: OutlineKind, id: string): Promise<boolean> {
  const remove = {
    duty: api.positions.removeDuty,
    workItem: api.positions.removeWorkItem,
    workStandard: api.positions.removeStandard,
  }[kind];
  return (await save(() => remove({ id }))) !== null;
}

async function recreate(entry: RemovedEntry, parentId: string): Promise<string | null> {
  const { text } = entry;
  let id: string | null = null;
  if (entry.kind === 'duty')
    id = (await save(() => api.positions.saveDuty({ id: null, fields: { positionId: parentId, text } })))?.id ?? null;
  else if (entry.kind === 'workItem')
    id = (await save(() => api.positions.saveWorkItem({ id: null, fields: { dutyId: parentId, text } })))?.id ?? null;
  else if (entry.standard !== null) {
    const { id: _, departmentId: __, revisionId: ___, ordinal: ____, ...fields } = entry.standard;
    id =
      (await save(() => api.positions.saveStandard({ id: null, fields: { ...fields, workItemId: parentId } })))?.id ??
      null;
  }
  if (id === null) return null;
  const targetId = id;
  for (const evidenceId of entry.evidenceIds)
    await save(() => api.evidence.link({ evidenceId, targetKind: entry.kind, targetId }));
  for (const child of entry.children) await recreate(child, targetId);
  return targetId;
}

/** Takes a removal back: the same words in the same place, as new records. */
export async function restoreEntry(entry: RemovedEntry): Promise<void> {
  const id = await recreate(entry, entry.parentId);
  if (id === null) return;
  const ids = entry.siblings.map((sibling) => (sibling === entry.id ? id : sibling));
  if (entry.kind === 'duty') await save(() => api.positions.orderDuties({ ids }));
  else if (entry.kind === 'workItem') await save(() => api.positions.orderWorkItems({ ids }));
  else await save(() => api.positions.orderStandards({ ids }));
}
