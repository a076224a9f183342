import { z } from 'zod';
import { lineField, textField } from './fields.ts';

/** 学校: the college that the workspace belongs to. One a workspace. */
export const collegeSchema = z.object({
  name: lineField,
  shortName: lineField,
  code: lineField,
  qualityOfficeName: lineField, // 诊改办 as the college calls it
  address: lineField,
  remarks: textField,
});
export type College = z.infer<typeof collegeSchema>;
