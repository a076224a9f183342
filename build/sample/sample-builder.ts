import { type RecordFields, type RecordKind, recordKinds, recordSchemas } from '../../shared/domain/record-kind.ts';

type Made = Record<string, unknown> & { readonly id: string };

/** Collects records with ids that are the same on every run, so that the same source gives the same workbook. */
export class SampleBuilder {
  readonly records = Object.fromEntries(recordKinds.map((kind) => [kind, [] as Made[]])) as Record<RecordKind, Made[]>;
  readonly departmentId: string;
  #made = 0;

  constructor() {
    this.departmentId = this.#newId();
  }

  #newId(): string {
    this.#made += 1;
    return `01970000-0000-7000-8000-${this.#made.toString(16).padStart(12, '0')}`;
  }

  /** Checks the fields with the domain's own schema; answers the record's id. */
  add<K extends RecordKind>(kind: K, fields: Partial<RecordFields<K>>, id: string = this.#newId()): string {
    const parsed = recordSchemas[kind].parse({ ordinal: this.records[kind].length, ...fields }) as Record<
      string,
      unknown
    >;
    this.records[kind].push({
      ...parsed,
      id,
      departmentId: kind === 'college' ? null : this.departmentId,
      revisionId: id,
    });
    return id;
  }

  /** The id of the record whose field has this value; throws when the source names something that is not there. */
  idOf(kind: RecordKind, field: string, value: string): string {
    const found = this.records[kind].filter((record) => record[field] === value);
    if (found.length !== 1 || found[0] === undefined)
      throw new Error(`${kind} with ${field} ${value}: ${found.length} found`);
    return found[0].id;
  }
}
