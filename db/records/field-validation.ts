import { AppFailure, type Issue } from '../../shared/app-error.ts';
import type { RecordKind } from '../../shared/domain/record-kind.ts';
import type { FieldValue } from '../../shared/domain/revision.ts';
import { recordTables } from '../record-table.ts';
import type { FieldValues } from './record-rows.ts';

function issueAt(where: readonly [RecordKind, string], rule: string, found: unknown): Issue {
  const shown = found === undefined ? undefined : String(found).slice(0, 80);
  return { where: [...where], rule, ...(shown === undefined ? {} : { found: shown }) };
}

function refuse(kind: RecordKind, issues: readonly Issue[]): void {
  if (issues.length > 0) throw new AppFailure({ code: 'invalid-input', about: kind, details: [...issues] });
}

function unknownNames(kind: RecordKind, fields: Readonly<Record<string, unknown>>): Issue[] {
  const known = new Set(recordTables[kind].columns.map(({ field }) => field));
  return Object.keys(fields)
    .filter((field) => !known.has(field))
    .map((field) => issueAt([kind, field], 'unrecognized-keys', undefined));
}

function parseNamed(
  kind: RecordKind,
  given: Readonly<Record<string, unknown>>,
  names: ReadonlySet<string>,
): FieldValues {
  const issues = unknownNames(kind, given);
  const values: Record<string, FieldValue> = {};
  for (const { field, schema } of recordTables[kind].columns) {
    if (!names.has(field)) continue;
    const parsed = schema.safeParse(given[field]);
    if (parsed.success) values[field] = parsed.data as FieldValue;
    // zod's own rule names (too_big, invalid_value), written as every rule of ours is
    else
      issues.push(
        issueAt([kind, field], (parsed.error.issues[0]?.code ?? 'custom').replaceAll('_', '-'), given[field]),
      );
  }
  refuse(kind, issues);
  return values;
}

/** All fields of a new record; absent ones take their defaults. Throws `invalid-input` with one issue a field. */
export function validFields(kind: RecordKind, given: Readonly<Record<string, unknown>>): FieldValues {
  return parseNamed(kind, given, new Set(recordTables[kind].columns.map(({ field }) => field)));
}

/** The fields that a change names; those given as undefined stay as they are. Throws `invalid-input`. */
export function validChange(kind: RecordKind, given: Readonly<Record<string, unknown>>): FieldValues {
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  return parseNamed(kind, given, new Set(named.map(([field]) => field)));
}
