import { z } from 'zod';
import { idSchema, lineField, ordinalField, refField, requiredLineField, textField } from './fields.ts';
import { warningSides } from './indicator-state.ts';

const figure = z.number().min(-1e12).max(1e12);

/** 监测指标: a figure that is read again and again, and the line at which it warns (S1 art. 11, 13; S4 三-4). */
export const indicatorSchema = z.object({
  code: lineField,
  name: requiredLineField, // 浴室热水满意度
  unit: lineField,
  workStandardId: refField, // what it watches: a standard or a goal
  goalId: refField,
  targetValue: figure.nullable().default(null),
  warningSide: z.enum(warningSides).default('floor'), // also the side on which the target lies
  warningValue: figure.nullable().default(null), // 警戒线
  frequency: lineField, // 每月
  positionId: refField, // who reads and keeps it
  dataSource: lineField, // 数据来源
  remarks: textField,
  ordinal: ordinalField,
});
export type Indicator = z.infer<typeof indicatorSchema>;

/** What an indicator was on a day. */
export const indicatorReadingSchema = z.object({
  indicatorId: idSchema,
  readOn: z.iso.date(),
  measured: figure,
  remarks: lineField,
});
export type IndicatorReading = z.infer<typeof indicatorReadingSchema>;
