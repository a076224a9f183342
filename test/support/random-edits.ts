import fc from 'fast-check';
import { listRecords } from '../../db/records/read-records.ts';
import { runCommand } from '../../db/records/run-command.ts';
import type { CommandContext, RecordWriter } from '../../db/records/record-writer.ts';
import type { WorkspaceDb } from '../../db/workspace-db.ts';
import { AppFailure } from '../../shared/app-error.ts';
import { approvalSubjectKinds } from '../../shared/domain/approval.ts';
import { evidenceTargetKinds } from '../../shared/domain/evidence.ts';
import {
  ownerFields,
  type RecordKind,
  recordKinds,
  recordSchemas,
  referenceFields,
} from '../../shared/domain/record-kind.ts';
import { isFixedField } from '../../shared/domain/record-naming.ts';
import type { RecordSet } from '../../shared/domain/record-set.ts';
import type { FieldValue } from '../../shared/domain/revision.ts';
import { commandNamed } from './command-context.ts';

/** Kinds of which a department may have many. */
const kinds = recordKinds.filter((kind) => kind !== 'college' && kind !== 'department');

/** One thing that a user might do to records of any kind; numbers choose among what is there. */
export const editArbitrary = editsOf(kinds);
export type Edit = typeof editArbitrary extends fc.Arbitrary<infer T> ? T : never;

/** The same with few kinds: edits then meet one another in the same records. */
export function editsOf(among: readonly RecordKind[]) {
  return fc.record({
    act: fc.constantFrom('make', 'make', 'make', 'change', 'change', 'change', 'order', 'remove', 'several'),
    kind: fc.constantFrom(...among),
    picks: fc.array(fc.nat({ max: 100_000 }), { minLength: 6, maxLength: 6 }),
  });
}

/** Where to edit, and as whom. */
interface Home {
  readonly db: WorkspaceDb;
  readonly departmentId: string;
  readonly context?: CommandContext;
}

/** Does it as one command; an edit that the rules refuse changes nothing. */
export function performEdit(home: Home, edit: Edit): void {
  const context = home.context ?? commandNamed(`test.${edit.act}`);
  try {
    runCommand(home.db, context, (writer) => act(writer, home, edit));
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error;
  }
}

function act(writer: RecordWriter, { db, departmentId }: Home, { act: what, kind, picks }: Edit): void {
  const set = lazySet(db, departmentId);
  const [pick = 0] = picks;
  const record = pickOne(set[kind], pick);
  if (what === 'make' || record === null) make(writer, set, { kind, picks, departmentId });
  else if (what === 'change') change(writer, set, { kind, id: record.id, picks });
  else if (what === 'remove') writer.remove(kind, record.id);
  else if (what === 'order' && 'ordinal' in recordSchemas[kind].shape) {
    const ids = set[kind].map(({ id }) => id);
    writer.order(kind, [...ids.slice(pick % ids.length), ...ids.slice(0, pick % ids.length)]);
  } else {
    // A command of many parts, as an import is: some come, some go, one is made and changed in the same breath.
    make(writer, set, { kind, picks, departmentId });
    writer.remove(kind, record.id);
    const made = writer.create('section', { name: `科${pick}` }, { departmentId });
    writer.update('section', made.id, { fields: { code: String(pick) } });
  }
}

/** Reads a kind when it is asked for: an edit looks at few of them. */
function lazySet(db: WorkspaceDb, departmentId: string): RecordSet {
  const set = {};
  for (const kind of recordKinds) {
    Object.defineProperty(set, kind, { get: () => listRecords(db, kind, departmentId) });
  }
  return set as RecordSet;
}

function pickOne(list: readonly { readonly id: string }[], pick: number): { readonly id: string } | null {
  return list[pick % Math.max(1, list.length)] ?? null;
}

interface Content {
  readonly kind: RecordKind;
  readonly picks: readonly number[];
}

function make(writer: RecordWriter, set: RecordSet, content: Content & { readonly departmentId: string }): void {
  const { kind, departmentId } = content;
  const fields = contentOf(set, content);
  if (fields !== null) writer.create(kind, fields, { departmentId });
}

function change(writer: RecordWriter, set: RecordSet, content: Content & { readonly id: string }): void {
  const fields = contentOf(set, content);
  if (fields === null) return;
  // One field, as a form saves it, or all of them, as an import does.
  const names = Object.keys(fields).filter((name) => !isFixedField(content.kind, name));
  const one = names[(content.picks[1] ?? 0) % names.length] ?? '';
  const several = (content.picks[2] ?? 0) % 3 === 0;
  const changed = Object.fromEntries((several ? names : [one]).map((name) => [name, fields[name]]));
  writer.update(content.kind, content.id, { fields: changed });
}

/** Some valid fields of a kind; null when there is nothing that could own it. */
function contentOf(set: RecordSet, { kind, picks }: Content): Record<string, FieldValue> | null {
  const named: Readonly<Record<string, RecordKind>> =
    (ownerFields as Record<string, Record<string, RecordKind>>)[kind] ?? {};
  const referred = (referenceFields as Record<string, Record<string, RecordKind>>)[kind] ?? {};
  const fields: Record<string, FieldValue> = {};
  for (const [index, [field, schema]] of Object.entries(recordSchemas[kind].shape).entries()) {
    const pick = (picks[index % picks.length] ?? 0) + index * 7;
    const owner = named[field];
    const target = owner ?? referred[field];
    if (['targetKind', 'targetId', 'subjectKind', 'subjectId'].includes(field)) continue;
    if (target !== undefined) {
      const id = owner === undefined && pick % 3 === 0 ? null : (pickOne(set[target], pick)?.id ?? null);
      if (id === null && owner !== undefined) return null;
      fields[field] = id;
      continue;
    }
    const candidates: readonly FieldValue[] = [
      `文字${pick % 50}`,
      pick % 100,
      '2026-03-01',
      pick % 2 === 0,
      2026,
      '',
      null,
    ];
    const options = [...enumValues(schema), ...candidates].filter((value) => schema.safeParse(value).success);
    fields[field] = options[pick % Math.max(1, options.length)] ?? null;
  }
  if (kind === 'evidenceLink')
    return withTarget(set, fields, { picks, kinds: evidenceTargetKinds, names: ['targetKind', 'targetId'] });
  if (kind === 'approval')
    return withTarget(set, fields, { picks, kinds: approvalSubjectKinds, names: ['subjectKind', 'subjectId'] });
  return kind === 'evidence' || kind === 'evidencePart' ? { ...fields, fileHash: '' } : fields;
}

function enumValues(schema: unknown): readonly string[] {
  const inner = (schema as { unwrap?: () => unknown }).unwrap?.() ?? schema;
  return (inner as { options?: readonly unknown[] }).options?.filter((value) => typeof value === 'string') ?? [];
}

interface Targets {
  readonly picks: readonly number[];
  readonly kinds: readonly RecordKind[];
  readonly names: readonly [kind: string, id: string];
}

function withTarget(
  set: RecordSet,
  fields: Record<string, FieldValue>,
  { picks, kinds: targets, names }: Targets,
): Record<string, FieldValue> | null {
  const targetKind = targets[(picks[3] ?? 0) % targets.length] ?? 'position';
  const target = pickOne(set[targetKind], picks[4] ?? 0);
  return target === null ? null : { ...fields, [names[0]]: targetKind, [names[1]]: target.id };
}
