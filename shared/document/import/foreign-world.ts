import type { RecordSet } from '../../domain/record-set.ts';
import type { RecordKind } from '../../domain/record-kind.ts';
import { plainLabel } from '../../domain/import/labels.ts';
import type { PlannedFields } from '../workbook/import-plan.ts';

/** A record as far as an import of foreign files looks at it. */
export interface Known {
  readonly id: string;
  readonly fields: Record<string, unknown>;
}

interface Write {
  readonly kind: RecordKind;
  readonly id: string;
  readonly fields: PlannedFields;
}

/** Words by which texts are compared: without blanks, numbering's leftovers and the stop at their end. */
export function sameText(text: string): string {
  return plainLabel(text).replace(/[。．.；;，,]+$/u, '');
}

/** The records that are there and those that the import adds, and what has to be written for it. */
export class ForeignWorld {
  readonly creates: Write[] = [];
  readonly updates: Write[] = [];
  readonly #newId: () => string;
  readonly #records = new Map<RecordKind, Known[]>();
  /** Children by kind and parent, so that a large department stays quick. */
  readonly #children = new Map<string, Known[]>();

  constructor(current: RecordSet, newId: () => string) {
    this.#newId = newId;
    for (const kind of kinds) {
      const known = current[kind].map((record): Known => ({ id: record.id, fields: { ...record } }));
      this.#records.set(kind, known);
      for (const record of known) this.#remember(kind, record);
    }
  }

  list(kind: ForeignKind): readonly Known[] {
    return this.#records.get(kind) ?? [];
  }

  /** Records below a parent, in their order. */
  children(kind: ForeignKind, parentId: string): readonly Known[] {
    return this.#children.get(`${kind} ${parentId}`) ?? [];
  }

  /** Adds a record behind its siblings. */
  create(kind: ForeignKind, fields: PlannedFields): Known {
    const parent = parentFields[kind];
    const siblings = parent === undefined ? this.list(kind) : this.children(kind, String(fields[parent]));
    const last = siblings.reduce((highest, { fields: own }) => Math.max(highest, Number(own['ordinal'] ?? -1)), -1);
    const whole = kind === 'evidenceLink' ? fields : { ordinal: last + 1, ...fields };
    const record: Known = { id: this.#newId(), fields: { ...whole } };
    this.creates.push({ kind, id: record.id, fields: whole });
    this.#records.set(kind, [...this.list(kind), record]);
    this.#remember(kind, record);
    return record;
  }

  /** Changes the fields that differ. */
  update(kind: ForeignKind, record: Known, fields: PlannedFields): void {
    const changed = Object.entries(fields).filter(([field, value]) => record.fields[field] !== value);
    if (changed.length === 0) return;
    Object.assign(record.fields, Object.fromEntries(changed));
    this.updates.push({ kind, id: record.id, fields: Object.fromEntries(changed) });
  }

  #remember(kind: RecordKind, record: Known): void {
    const parent = parentFields[kind as ForeignKind];
    if (parent === undefined) return;
    const key = `${kind} ${String(record.fields[parent])}`;
    const list = this.#children.get(key);
    if (list === undefined) this.#children.set(key, [record]);
    else list.push(record);
  }
}

const kinds = [
  'section',
  'person',
  'position',
  'positionHolder',
  'duty',
  'workItem',
  'workStandard',
  'workflow',
  'workflowStep',
  'workflowLink',
  'evidence',
  'evidenceLink',
] as const satisfies readonly RecordKind[];
export type ForeignKind = (typeof kinds)[number];

const parentFields: Readonly<Partial<Record<ForeignKind, string>>> = {
  positionHolder: 'positionId',
  duty: 'positionId',
  workItem: 'dutyId',
  workStandard: 'workItemId',
  workflowStep: 'workflowId',
  workflowLink: 'workflowId',
  evidenceLink: 'evidenceId',
};
