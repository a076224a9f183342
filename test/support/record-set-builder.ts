import {
  type RecordFields,
  type RecordKind,
  recordSchemas,
  type StoredRecord,
} from '../../shared/domain/record-kind.ts';
import { emptyRecordSet, type RecordSet } from '../../shared/domain/record-set.ts';
import type { Revision } from '../../shared/domain/revision.ts';

/** Builds record sets for tests: ids count up, so that the same calls give the same set. */
export class RecordSetBuilder {
  readonly #records: { [K in RecordKind]: StoredRecord<K>[] };
  #count = 0;
  readonly departmentId: string;

  constructor(department: Partial<RecordFields<'department'>> = {}) {
    this.#records = structuredClone(emptyRecordSet()) as { [K in RecordKind]: StoredRecord<K>[] };
    this.departmentId = this.#nextId();
    this.#put('department', this.departmentId, { name: '后勤处', code: 'HQC', ...department });
  }

  add<K extends RecordKind>(kind: K, fields: Partial<RecordFields<K>>): StoredRecord<K> {
    return this.#put(kind, this.#nextId(), fields);
  }

  change<K extends RecordKind>(kind: K, id: string, fields: Partial<RecordFields<K>>): void {
    const list: StoredRecord<K>[] = this.#records[kind];
    const index = list.findIndex((record) => record.id === id);
    const old = list[index];
    if (old === undefined) throw new Error(`no ${kind} ${id}`);
    list[index] = { ...old, ...fields };
  }

  build(): RecordSet {
    return structuredClone(this.#records);
  }

  #put<K extends RecordKind>(kind: K, id: string, fields: Partial<RecordFields<K>>): StoredRecord<K> {
    const list: StoredRecord<K>[] = this.#records[kind];
    const parsed = recordSchemas[kind].parse({ ordinal: list.length, ...fields }) as RecordFields<K>;
    const record: StoredRecord<K> = {
      ...parsed,
      id,
      departmentId: kind === 'college' ? null : this.departmentId,
      revisionId: this.#nextId(),
    };
    list.push(record);
    return record;
  }

  #nextId(): string {
    this.#count += 1;
    return `01900000-0000-7000-8000-${String(this.#count).padStart(12, '0')}`;
  }
}

/** Revisions that would have created every record of a set, in one command. */
export function creationRevisions(
  records: RecordSet,
  options: { readonly author: string; readonly madeAt: string },
): Revision[] {
  return (Object.keys(records) as RecordKind[]).flatMap((kind) =>
    records[kind].map((record): Revision => {
      const { id, departmentId, revisionId, ...fields } = record;
      return {
        id: revisionId,
        recordKind: kind,
        recordId: id,
        departmentId,
        parents: [],
        action: 'create',
        changes: Object.fromEntries(Object.entries(fields).map(([name, to]) => [name, { to }])),
        author: options.author,
        replicaId: 'replica-1',
        madeAt: options.madeAt,
        commandId: 'command-1',
        commandName: 'workbook.import',
      };
    }),
  );
}
