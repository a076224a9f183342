import { z } from 'zod';
import { idSchema } from '../domain/fields.ts';
import { type RecordKind, recordKinds } from '../domain/record-kind.ts';
import { method } from './method.ts';

const kindSchema = z.enum(recordKinds as readonly [RecordKind, ...RecordKind[]]);

/**
 * How an entry is tied to the record that was asked about: `above` it belongs to it, `below` it is part of it, `linked`
 * one of the two names the other or a part of it, `beside` it belongs to the same position.
 */
export const linkRelations = ['above', 'below', 'linked', 'beside'] as const;
export type LinkRelation = (typeof linkRelations)[number];

export const linkEntrySchema = z.object({
  id: idSchema,
  kind: kindSchema,
  title: z.string(),
  relation: z.enum(linkRelations),
  /** Which record of the package names it; empty when it is the record itself. */
  through: z.string(),
  /** The record that a screen opens for it: itself, or the outermost of its owners. */
  root: z.object({ kind: kindSchema, id: idSchema, title: z.string(), year: z.number().int().nullable() }),
});
export type LinkEntry = z.infer<typeof linkEntrySchema>;

/** A record and everything that is tied to it, both ways, by kind in the domain's order. */
export const workPackageSchema = z.object({
  kind: kindSchema,
  title: z.string(),
  groups: z.array(z.object({ kind: kindSchema, total: z.number().int(), entries: z.array(linkEntrySchema) })),
});
export type WorkPackage = z.infer<typeof workPackageSchema>;

export const linksContract = {
  of: method('read', z.object({ kind: kindSchema, id: idSchema }).strict(), workPackageSchema),
} as const;
