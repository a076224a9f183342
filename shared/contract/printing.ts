import { z } from 'zod';

/** How sheets are printed on both sides: not at all, or turned over by the long or the short edge. */
export const printSidesNames = ['one', 'long-edge', 'short-edge'] as const;

/** What is remembered for a kind of paper from one time to the next. */
export const printHabitSchema = z.object({
  /** The printer's name for the system; empty for the system's own one. */
  printer: z.string().max(300).default(''),
  copies: z.number().int().min(1).max(99).default(1),
  sides: z.enum(printSidesNames).default('one'),
  booklet: z.boolean().default(false),
  /** The same for PDF files: they are often read on a screen, whatever is printed. */
  fileBooklet: z.boolean().default(false),
  /** A school's own form for Word files; empty for the built-in paper. */
  templateId: z.string().max(60).default(''),
});
export type PrintHabit = z.infer<typeof printHabitSchema>;

/** How one paper is printed this time. The range is never remembered: three pages today are no reason for three tomorrow. */
export const printChoiceSchema = printHabitSchema
  .extend({
    range: z.string().max(200).default(''),
    faces: z.enum(['all', 'fronts', 'backs']).default('all'),
  })
  .strict();
export type PrintChoice = z.infer<typeof printChoiceSchema>;

/** A printer of this computer. */
export const printerSchema = z.object({
  name: z.string(),
  /** As the system shows it to people. */
  title: z.string(),
  isDefault: z.boolean(),
});
export type Printer = z.infer<typeof printerSchema>;
