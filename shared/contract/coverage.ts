import { z } from 'zod';
import { coverageKinds } from '../domain/coverage/kinds.ts';
import type { CoverageRow } from '../domain/coverage/matrix.ts';
import { pieceRules } from '../domain/coverage/piece-rules.ts';
import { yearBases } from '../domain/coverage/year-span.ts';
import { linkYearField } from '../domain/evidence.ts';
import { idSchema, yearField } from '../domain/fields.ts';
import { method } from './method.ts';

const yearInput = z.object({ basis: z.enum(yearBases), year: yearField });
const thing = z.object({
  kind: z.enum(coverageKinds),
  targetId: idSchema,
  recordName: z.string().max(200).default(''),
});

export const coveragePositionSchema = z.object({
  id: idSchema,
  name: z.string(),
  sectionId: idSchema.nullable(),
  sectionName: z.string(),
  holderNames: z.string(),
});
export type CoveragePositionView = z.infer<typeof coveragePositionSchema>;

/** A piece that is linked to a thing, and whether it counts for the year that was asked about. */
export const coverageProofSchema = z.object({
  linkId: idSchema,
  evidenceId: idSchema,
  number: z.string(),
  title: z.string(),
  day: z.string(),
  /** The year that the link or the piece names. */
  year: z.string(),
  keeper: z.string(),
  physicalPlace: z.string(),
  hasFile: z.boolean(),
  damaged: z.boolean(),
  counts: z.boolean(),
});
export type CoverageProof = z.infer<typeof coverageProofSchema>;

/** A piece that is not linked yet and whose title speaks of what is expected. */
export const coverageCandidateSchema = z.object({
  evidenceId: idSchema,
  number: z.string(),
  title: z.string(),
  day: z.string(),
});

export type CoverageCandidate = z.infer<typeof coverageCandidateSchema>;

export const coverageDetailSchema = z.object({
  /** The whole text of the standard, the record's name, the task's content … */
  title: z.string(),
  /** What it belongs to, from the outside in: duty and work item, workflow, project; what it watches or concerns. */
  path: z.array(z.string()),
  /** What should be there, a name each. */
  expected: z.array(z.string()),
  checkMethod: z.string(),
  /** How often, as it is written. */
  frequency: z.string(),
  /** Who keeps it. */
  keepers: z.array(z.string()),
  proofs: z.array(coverageProofSchema),
  candidates: z.array(coverageCandidateSchema),
});
export type CoverageDetail = z.infer<typeof coverageDetailSchema>;

/** One thing whose evidence is missing, stale or incomplete, with where to look and who keeps it. */
export interface CheckItem {
  readonly row: CoverageRow;
  readonly positionName: string;
  /** Where the newest known piece lies; empty when none says so. */
  readonly place: string;
  /** The day of that piece. */
  readonly placeDay: string;
  /** Everybody who may have it: the keeper of the text, the keeper of earlier pieces, the holders of the position. */
  readonly keepers: readonly string[];
}

/** What is wrong with pieces themselves. */
export const pieceProblemSchema = z.object({
  rule: z.enum(pieceRules),
  count: z.number().int(),
  examples: z.array(z.object({ id: idSchema, number: z.string(), title: z.string(), keeper: z.string() })),
});
export type PieceProblemView = z.infer<typeof pieceProblemSchema>;

export const coverageContract = {
  /**
   * Everything that evidence is expected for in one year, and whether it is there: position by position, in each its
   * standards, the records of its workflows, its tasks, goals that name their proof, indicators and the findings of the
   * year's ledger, what belongs to no position last. `rowsJson` is a JSON text of
   * `CoverageRow[]`: thousands of rows cross the processes as one text in a fraction of the time. `rowsAtLeast` asks for
   * the top of it only: the first positions, each with all of its rows, until so many are together.
   */
  matrix: method(
    'read',
    yearInput.extend({ rowsAtLeast: z.number().int().min(1).max(1000).optional() }).strict(),
    z.object({
      today: z.string(),
      from: z.string(),
      to: z.string(),
      months: z.array(z.string()),
      positions: z.array(coveragePositionSchema),
      rowsJson: z.string(),
      isWhole: z.boolean(),
    }),
  ),
  /** 提交前检查: `itemsJson` is a JSON text of `CheckItem[]`, the worst of each position first; and problems of the pieces. */
  check: method(
    'read',
    yearInput.strict(),
    z.object({
      today: z.string(),
      total: z.number().int(),
      itemsJson: z.string(),
      pieces: z.array(pieceProblemSchema),
    }),
  ),
  /** Every piece that breaks one of the rules, where `check` names the first few. */
  piecesBreaking: method(
    'read',
    z.object({ rule: z.enum(pieceRules) }).strict(),
    z.object({ evidenceIds: z.array(idSchema) }),
  ),
  /** The rows of one thing as they stand now (one, or all records of a workflow), after a link came or went. */
  row: method('read', yearInput.extend(thing.shape).strict(), z.object({ rowsJson: z.string() })),
  /**
   * Links pieces to one thing as one step and answers the rows of it as they stand then: one way to the host and back,
   * so that the matrix follows at once. `linkYear` is what the links name.
   */
  link: method(
    'write',
    yearInput
      .extend(thing.shape)
      .extend({ evidenceIds: z.array(idSchema).min(1).max(5000), linkYear: linkYearField })
      .strict(),
    z.object({ made: z.number().int(), rowsJson: z.string() }),
  ),
  /** Pieces that could prove something: those whose fields hold every word of `text`, newest first, `limit` of them. */
  pieces: method(
    'read',
    z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(500) }).strict(),
    z.object({ total: z.number().int(), pieces: z.array(coverageCandidateSchema) }),
  ),
  detail: method('read', yearInput.extend(thing.shape).strict(), coverageDetailSchema),
} as const;
