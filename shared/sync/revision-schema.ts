import { z } from 'zod';
import { idSchema } from '../domain/fields.ts';
import { type RecordKind, recordKinds, recordSchemas } from '../domain/record-kind.ts';
import { type Revision, revisionActions } from '../domain/revision.ts';

const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const changeSchema = z.strictObject({ from: valueSchema.optional(), to: valueSchema.optional() });

const revisionSchema = z.strictObject({
  id: idSchema,
  recordKind: z.enum(recordKinds as [RecordKind, ...RecordKind[]]),
  recordId: idSchema,
  departmentId: idSchema.nullable(),
  parents: z.array(idSchema).max(64),
  action: z.enum(revisionActions),
  changes: z.record(z.string(), changeSchema),
  author: z.string(),
  replicaId: idSchema,
  madeAt: z.iso.datetime(),
  commandId: idSchema,
  commandName: z.string().min(1).max(200),
});

/** A revision from outside, or null when it is none. Names of changed fields pass the list of the kind's fields. */
export function parseRevision(value: unknown): Revision | null {
  const parsed = revisionSchema.safeParse(value);
  if (!parsed.success) return null;
  const fields = recordSchemas[parsed.data.recordKind].shape;
  if (!Object.keys(parsed.data.changes).every((name) => Object.hasOwn(fields, name))) return null;
  return parsed.data as Revision;
}
