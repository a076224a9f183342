import { z } from 'zod';
import { idSchema, lineField, requiredLineField, yearField } from '../domain/fields.ts';
import { statementPeriodKinds } from '../domain/statement.ts';
import { jobIdSchema, method, nothing, orderMethod, removeMethod, saveMethod, storedSchema } from './method.ts';

/** A responsibility statement with its items, and the points of those that count towards its total. */
export const statementDetailSchema = z.object({
  statement: storedSchema('statement'),
  items: z.array(storedSchema('statementItem')),
  totalWeight: z.number(),
});
export type StatementDetail = z.infer<typeof statementDetailSchema>;

/** Where the form of a new statement comes from: with the program, or from the department's own templates. */
export const templateChoiceSchema = z.union([
  z.object({ builtIn: z.string().min(1).max(60) }).strict(),
  z.object({ templateId: idSchema }).strict(),
]);
export type TemplateChoice = z.infer<typeof templateChoiceSchema>;

/** Who the second party of a statement is: the department itself, or one of its sections, positions or people. */
export const statementPartySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('department') }).strict(),
  z.object({ kind: z.enum(['section', 'position', 'person']), id: idSchema }).strict(),
]);
export type StatementParty = z.infer<typeof statementPartySchema>;

const makeInput = z
  .object({
    template: templateChoiceSchema,
    year: yearField,
    periodKind: z.enum(statementPeriodKinds),
    parties: z.array(statementPartySchema).min(1).max(2000),
    /** Such as 责字〔〔年度〕〕〔序号〕号; empty for no numbers. */
    numberScheme: lineField,
    firstSequence: z.number().int().min(1).max(100_000),
  })
  .strict();
export type MakeStatements = z.input<typeof makeInput>;

export const statementsContract = {
  /** Statements of a year that are to be signed; templates are none. */
  list: method('read', z.object({ year: yearField }).strict(), z.array(statementDetailSchema)),
  /** The department's own templates, of whatever year. */
  templates: method('read', nothing, z.array(statementDetailSchema)),
  /** Whom statements can be made with: the department, its sections, positions and people, in their own order. */
  parties: method(
    'read',
    nothing,
    z.array(
      z.object({
        party: statementPartySchema,
        name: z.string(),
        signer: z.string(),
        place: z.string(),
        /** The years for which it has a statement already. */
        years: z.array(z.number().int()),
      }),
    ),
  ),
  /** Makes one statement a party from a template: names, numbers and days filled in, items copied. Answers their ids in order. */
  make: method('write', makeInput, z.object({ ids: z.array(idSchema) })),
  /** Keeps a copy of a statement as an own template: without parties, number, days, scores and links. */
  saveAsTemplate: method('write', z.object({ id: idSchema, title: requiredLineField }).strict(), statementDetailSchema),
  /** Sets the first-level indicators with their points; items follow a name that changes. */
  setGroups: method(
    'write',
    z
      .object({
        id: idSchema,
        groups: z
          .array(
            z
              .object({
                name: requiredLineField,
                weight: z.number().min(0).max(1000),
                previousName: lineField,
              })
              .strict(),
          )
          .max(60),
      })
      .strict(),
    statementDetailSchema,
  ),
  get: method('read', z.object({ id: idSchema }).strict(), statementDetailSchema),
  save: saveMethod('statement'),
  remove: removeMethod,
  saveItem: saveMethod('statementItem'),
  removeItem: removeMethod,
  orderItems: orderMethod,
  /** Adds an item for each given task that has none yet in this statement. */
  addTasks: method(
    'write',
    z.object({ statementId: idSchema, taskIds: z.array(idSchema).max(2000) }).strict(),
    statementDetailSchema,
  ),
  /** The same for work standards. */
  addStandards: method(
    'write',
    z.object({ statementId: idSchema, standardIds: z.array(idSchema).max(2000) }).strict(),
    statementDetailSchema,
  ),
  /** The same for goals; a goal's value of the statement's year comes first. */
  addGoals: method(
    'write',
    z.object({ statementId: idSchema, goalIds: z.array(idSchema).max(2000) }).strict(),
    statementDetailSchema,
  ),
  /**
   * Notes that both parties have signed: fills in the fields of the texts, keeps the very PDF that was signed as evidence,
   * and locks the statement with the SHA-256 of that PDF and of its canonical content. Refuses points that do not add up.
   */
  sign: method(
    'job',
    z.object({ jobId: jobIdSchema, id: idSchema, signedOn: z.iso.date() }).strict(),
    statementDetailSchema,
  ),
  /** Whether a signed statement still says what was signed. */
  verify: method(
    'read',
    z.object({ id: idSchema }).strict(),
    z.object({ signed: z.boolean(), unchanged: z.boolean() }),
  ),
  /** Makes a 补充责任状 to a signed statement: the same parties and items, to be changed and signed by itself. */
  makeSupplement: method('write', z.object({ id: idSchema }).strict(), statementDetailSchema),
  /** The statement of the year before with the same second party, for comparison; null when there is none. */
  previous: method('read', z.object({ id: idSchema }).strict(), statementDetailSchema.nullable()),
  /** Writes one file a statement into a new folder inside `folder`, which appears only when it is complete. */
  exportAll: method(
    'job',
    z
      .object({
        jobId: jobIdSchema,
        ids: z.array(idSchema).min(1).max(2000),
        format: z.enum(['pdf', 'docx']),
        folder: z.string().min(1),
        /** Name of the new folder; a number follows where there is one already. */
        name: requiredLineField,
      })
      .strict(),
    z.object({ folder: z.string(), files: z.number().int(), pages: z.number().int(), sizeBytes: z.number() }),
  ),
  /** Brings an item up to date with the task, standard or goal that it comes from. */
  refreshItem: method('write', z.object({ id: idSchema }).strict(), storedSchema('statementItem')),
} as const;
