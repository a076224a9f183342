import { z } from 'zod';
import { idSchema, lineField, ordinalField, requiredLineField } from './fields.ts';

/** 数量指标 of a task: 培训教师 60 人次. A task has as many as it needs. */
export const taskQuantitySchema = z.object({
  annualTaskId: idSchema,
  name: requiredLineField,
  unit: lineField,
  target: z.number().min(-1e12).max(1e12).default(0),
  actual: z.number().min(-1e12).max(1e12).default(0), // reached so far
  ordinal: ordinalField,
});
export type TaskQuantity = z.infer<typeof taskQuantitySchema>;

/** One quantity over several tasks. */
export interface QuantitySum {
  readonly name: string;
  readonly unit: string;
  readonly target: number;
  readonly actual: number;
}

/** Adds quantities of one name and unit, in the order in which they first appear; to thousandths, so that 0.1 + 0.2 is 0.3. */
export function sumQuantities(
  quantities: readonly Pick<TaskQuantity, 'name' | 'unit' | 'target' | 'actual'>[],
): readonly QuantitySum[] {
  const sums = new Map<string, QuantitySum>();
  for (const { name, unit, target, actual } of quantities) {
    const key = `${name}\n${unit}`;
    const sum = sums.get(key) ?? { name, unit, target: 0, actual: 0 };
    sums.set(key, { name, unit, target: add(sum.target, target), actual: add(sum.actual, actual) });
  }
  return [...sums.values()];
}

function add(a: number, b: number): number {
  return Math.round((a + b) * 1000) / 1000;
}

/**
 * Shares an amount among `count` parts so that they add up to it again: whole numbers stay whole, what is left over goes
 * to the first parts.
 */
export function shareAmount(amount: number, count: number): readonly number[] {
  const scale = Number.isInteger(amount) ? 1 : 1000;
  const units = Math.round(amount * scale);
  const base = Math.trunc(units / count);
  const rest = units - base * count;
  return Array.from({ length: count }, (_, index) => (base + (index < Math.abs(rest) ? Math.sign(rest) : 0)) / scale);
}
