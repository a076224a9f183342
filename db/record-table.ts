import { z } from 'zod';
import { type RecordKind, recordKinds, recordSchemas } from '../shared/domain/record-kind.ts';

/** Where one field of a record is stored. */
export interface RecordColumn {
  readonly field: string;
  readonly column: string;
  readonly schema: z.ZodType;
  /** SQLite knows no booleans: stored as 0 and 1. */
  readonly isBoolean: boolean;
}

/** The table of one kind of record. */
export interface RecordTable {
  readonly kind: RecordKind;
  readonly table: string;
  readonly columns: readonly RecordColumn[];
  readonly booleanFields: readonly string[];
  readonly hasOrdinal: boolean;
  /** Column list that answers rows whose keys are field names, head first. */
  readonly selectList: string;
}

/** `workStandard` → `work_standard`; the one rule by which tables and columns get their names. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}

function isBooleanSchema(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return isBooleanSchema(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodBoolean;
}

function tableOf(kind: RecordKind): RecordTable {
  const columns = Object.entries<z.ZodType>(recordSchemas[kind].shape).map(([field, schema]) => ({
    field,
    column: snakeCase(field),
    schema,
    isBoolean: isBooleanSchema(schema),
  }));
  const names = ['id', 'departmentId', 'revisionId', ...columns.map(({ field }) => field)];
  return {
    kind,
    table: snakeCase(kind),
    columns,
    booleanFields: columns.filter(({ isBoolean }) => isBoolean).map(({ field }) => field),
    hasOrdinal: columns.some(({ field }) => field === 'ordinal'),
    selectList: names.map((field) => `${snakeCase(field)} AS "${field}"`).join(', '),
  };
}

/**
 * The tables of all kinds, made from the domain's schemas. Every table and column name in SQL comes from here and never
 * from outside.
 */
export const recordTables = Object.fromEntries(recordKinds.map((kind) => [kind, tableOf(kind)])) as Readonly<
  Record<RecordKind, RecordTable>
>;
