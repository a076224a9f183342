import { z } from 'zod';
import { idSchema } from '../domain/fields.ts';
import { type RecordFields, type RecordKind, recordSchemas, type StoredRecord } from '../domain/record-kind.ts';

/**
 * What a method does to the file: `read` never writes, `write` is one transaction, `job` runs long, reports progress
 * under the `jobId` of its input and can be cancelled with `jobs.cancel`.
 */
export type MethodMode = 'read' | 'write' | 'job';

/** One entry of the contract. */
export interface Method<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly mode: MethodMode;
  readonly input: I;
  readonly output: O;
}

/** Declares a contract entry; keeps the exact schema types. */
export function method<I extends z.ZodType, O extends z.ZodType>(mode: MethodMode, input: I, output: O): Method<I, O> {
  return { mode, input, output };
}

/** The input of a method that needs nothing. */
export const nothing = z.object({}).strict();
/** The output of a method that answers nothing. */
export const done = z.object({}).strict();
/** Chosen by the caller, so that it can cancel before the first progress arrives. */
export const jobIdSchema = z.string().min(1).max(64);

type HeadShape = { id: z.ZodUUID; departmentId: z.ZodNullable<z.ZodUUID>; revisionId: z.ZodUUID };
type StoredSchema<S> = S extends z.ZodObject<infer Shape> ? z.ZodObject<Shape & HeadShape> : never;

/** A stored record of one kind: its head (id, department, newest revision) and its fields, flat. */
export function storedSchema<K extends RecordKind>(kind: K): StoredSchema<(typeof recordSchemas)[K]> {
  const shape = { ...recordSchemas[kind].shape, id: idSchema, departmentId: idSchema.nullable(), revisionId: idSchema };
  return z.object(shape) as unknown as StoredSchema<(typeof recordSchemas)[K]>;
}

/** Some fields of a record; an absent field stays as it is. */
export type Patch<K extends RecordKind> = { [F in keyof RecordFields<K>]?: RecordFields<K>[F] | undefined };

/**
 * Some fields of a record. Unlike zod's own `partial()`, an absent field stays absent: defaults would otherwise
 * overwrite what is stored.
 */
export function patchSchema<K extends RecordKind>(kind: K): z.ZodType<Patch<K>, Patch<K>> {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, field] of Object.entries<z.ZodType>(recordSchemas[kind].shape)) {
    const inner = field instanceof z.ZodDefault ? (field.unwrap() as z.ZodType) : field;
    shape[name] = inner.optional();
  }
  return z.strictObject(shape) as unknown as z.ZodType<Patch<K>, Patch<K>>;
}

/** What a save of one record is given. */
export interface SaveInput<K extends RecordKind> {
  readonly id: string | null;
  readonly expectedRevisionId?: string | undefined;
  readonly fields: Patch<K>;
}

/**
 * Creates (`id` null) or changes (`id` given) one record. `expectedRevisionId` is the revision that the caller read; a
 * newer one in the file answers `conflict` when a field of the patch was changed meanwhile.
 */
export function saveMethod<K extends RecordKind>(
  kind: K,
): Method<z.ZodType<SaveInput<K>, SaveInput<K>>, z.ZodType<StoredRecord<K>, StoredRecord<K>>> {
  const input = z.strictObject({
    id: idSchema.nullable(),
    expectedRevisionId: idSchema.optional(),
    fields: patchSchema(kind),
  });
  return method(
    'write',
    input as unknown as z.ZodType<SaveInput<K>, SaveInput<K>>,
    storedSchema(kind) as unknown as z.ZodType<StoredRecord<K>, StoredRecord<K>>,
  );
}

/** Removes one record and what belongs to it; the revisions keep every word. Answers how many records went. */
export const removeMethod = method(
  'write',
  z.object({ id: idSchema }).strict(),
  z.object({ removed: z.number().int() }),
);

/** Puts siblings in the given order. */
export const orderMethod = method('write', z.object({ ids: z.array(idSchema).max(20_000) }).strict(), done);
