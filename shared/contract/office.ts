import { z } from 'zod';
import { idSchema, yearField } from '../domain/fields.ts';
import { layers } from '../domain/library.ts';
import { method, nothing, removeMethod, saveMethod } from './method.ts';

/**
 * How a department stands with its bundles. `never`: none was taken in; `waiting`: one lies in the inbox; `late`: the round
 * asks for one by a day that has passed; `current`: what was taken in last is not older than the round.
 */
export const memberStandings = ['never', 'waiting', 'late', 'current'] as const;
export type MemberStanding = (typeof memberStandings)[number];

/** A department on the office's list. Days as 2026-11-22, times UTC ISO 8601, both may be empty. */
export const memberRowSchema = z.object({
  id: idSchema,
  revisionId: idSchema,
  name: z.string(),
  code: z.string(),
  contactName: z.string(),
  phone: z.string(),
  remarks: z.string(),
  /** The department in this file; null before its first bundle. */
  departmentId: idSchema.nullable(),
  /** What the department calls itself, where it differs from the list. */
  ownName: z.string(),
  standing: z.enum(memberStandings),
  lastBundleAt: z.string(),
  waitingBundles: z.number().int(),
  /** The newest revision that came from the department itself. */
  lastChangeAt: z.string(),
});
export type MemberRow = z.infer<typeof memberRowSchema>;

const figures = {
  positions: z.number().int(),
  standards: z.number().int(),
  measurableStandards: z.number().int(),
  provenStandards: z.number().int(),
  evidence: z.number().int(),
  tasks: z.number().int(),
  doneTasks: z.number().int(),
  overdueTasks: z.number().int(),
  openItems: z.number().int(),
  overdueItems: z.number().int(),
  answeredItems: z.number().int(),
};
/** What is counted, of a department or of all. Tasks of one year, everything else as it stands now. */
export const figuresSchema = z.object(figures);
export type OfficeFigures = z.infer<typeof figuresSchema>;

export const dashboardSchema = z.object({
  year: z.number().int(),
  /** Years that have tasks, and this one. */
  years: z.array(z.number().int()),
  today: z.string(),
  total: figuresSchema,
  reported: z.number().int(),
  departments: z.array(
    z.object({
      memberId: idSchema,
      departmentId: idSchema.nullable(),
      name: z.string(),
      standing: z.enum(memberStandings),
      lastBundleAt: z.string(),
      figures: figuresSchema,
      /** Department standards by layer. */
      layers: z.record(z.enum(layers), z.number().int()),
    }),
  ),
  layers: z.array(
    z.object({
      layer: z.enum(layers),
      standards: z.number().int(),
      measurable: z.number().int(),
      /** Departments that have at least one. */
      departments: z.number().int(),
    }),
  ),
  /** Tasks of all departments, year by year, the oldest first. */
  progress: z.array(z.object({ year: z.number().int(), tasks: z.number().int(), done: z.number().int() })),
});
export type Dashboard = z.infer<typeof dashboardSchema>;

/** The central office's own view of all departments. Every method answers `rule-broken` about `not-an-office` elsewhere. */
export const officeContract = {
  dashboard: method('read', z.object({ year: yearField }).strict(), dashboardSchema),
  members: method('read', nothing, z.array(memberRowSchema)),
  /** Adds departments from a pasted list, one a line; names that are there already are left. */
  addMembers: method(
    'write',
    z.object({ lines: z.string().max(200_000) }).strict(),
    z.object({ added: z.number().int(), known: z.number().int() }),
  ),
  saveMember: saveMethod('memberDepartment'),
  removeMember: removeMethod,
} as const;
