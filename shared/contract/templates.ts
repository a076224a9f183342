import { z } from 'zod';
import { idSchema, requiredLineField } from '../domain/fields.ts';
import { templateUsages } from '../domain/paper-template.ts';
import { templateIssueRules } from '../document/template-fields.ts';
import { jobIdSchema, method, nothing, removeMethod, saveMethod } from './method.ts';
import { paperSpecSchema } from './papers.ts';

const usage = z.enum(templateUsages);
const path = z.string().min(1);

/** Where a mark stands in a form, counted from 1. */
const placeSchema = z.object({
  part: z.enum(['body', 'header', 'footer', 'footnote', 'comment', 'text-box']),
  paragraph: z.number().int().nullable(),
  table: z.number().int().nullable(),
  row: z.number().int().nullable(),
  column: z.number().int().nullable(),
});

/** What keeps a form from being filled. */
export const templateIssueSchema = z.object({
  rule: z.enum(templateIssueRules),
  found: z.string(),
  expected: z.string(),
  place: placeSchema.nullable(),
});

export const formCheckSchema = z.object({
  fileName: z.string(),
  sizeBytes: z.number(),
  fields: z.array(z.object({ name: z.string(), count: z.number().int() })),
  issues: z.array(templateIssueSchema),
});
export type FormCheck = z.infer<typeof formCheckSchema>;

export const templateRowSchema = z.object({
  id: idSchema,
  revisionId: idSchema,
  name: z.string(),
  usage,
  /** The newest first; that one is filled. */
  versions: z.array(
    z.object({
      id: idSchema,
      version: z.number().int(),
      fileName: z.string(),
      sizeBytes: z.number(),
      addedAt: z.string(),
    }),
  ),
});
export type TemplateRow = z.infer<typeof templateRowSchema>;

/** 学校模板: the school's own Word forms, checked when they are put in, filled from the records. */
export const templatesContract = {
  list: method('read', nothing, z.array(templateRowSchema)),
  /** Reads a Word file and names every field that it asks for, and everything that could not be filled, with its place. */
  check: method('job', z.object({ jobId: jobIdSchema, usage, path }).strict(), formCheckSchema),
  /**
   * Takes a checked file in: as a new form (`templateId` null), or as the next version of one. Throws `rule-broken`
   * (`template-has-faults`, `template-too-large`), `import-invalid` about a file that is no Word file.
   */
  add: method(
    'job',
    z.object({ jobId: jobIdSchema, usage, path, name: requiredLineField, templateId: idSchema.nullable() }).strict(),
    z.object({ id: idSchema, version: z.number().int() }),
  ),
  save: saveMethod('paperTemplate'),
  remove: removeMethod,
  /** Writes a version's file as it was put in. */
  saveCopy: method(
    'job',
    z.object({ jobId: jobIdSchema, versionId: idSchema, path }).strict(),
    z.object({ path: z.string() }),
  ),
  /** Writes a form with every field in it, to begin with. */
  example: method('job', z.object({ jobId: jobIdSchema, usage, path }).strict(), z.object({ path: z.string() })),
  /**
   * Fills the newest version and writes it. The paper must be of the form's kind and of one record (`invalid-input`).
   * With `keepExisting` a file of that name stays, and the answer says which free name was taken.
   */
  fillIn: method(
    'job',
    z
      .object({
        jobId: jobIdSchema,
        templateId: idSchema,
        spec: paperSpecSchema,
        path,
        keepExisting: z.boolean().optional(),
      })
      .strict(),
    z.object({ path: z.string(), sizeBytes: z.number() }),
  ),
} as const;
