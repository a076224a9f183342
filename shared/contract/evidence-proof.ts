import { z } from 'zod';
import { evidenceLinkSchema, evidenceTargetKinds, linkYearField } from '../domain/evidence.ts';
import { idSchema } from '../domain/fields.ts';

/** What evidence can prove. */
export const targetSchema = z.object({ targetKind: z.enum(evidenceTargetKinds), targetId: idSchema });
/** What a new link proves: which record of a workflow, and for which year, where it says so. */
export const proofSchema = targetSchema.extend({
  recordName: evidenceLinkSchema.shape.recordName.optional(),
  year: linkYearField.optional(),
});
