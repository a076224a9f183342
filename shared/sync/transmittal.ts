import { z } from 'zod';
import { recordKinds } from '../domain/record-kind.ts';
import type { RecordSet } from '../domain/record-set.ts';
import { canonicalJson } from './canonical-json.ts';

/** What the books keep of a bundle for its paper (交接单), as it was when the bundle was made. Sizes in bytes. */
export const transmittalSchema = z.object({
  school: z.string(),
  departmentName: z.string(),
  senderName: z.string(),
  /** Empty: for anybody. */
  recipientName: z.string(),
  /** Without its folder; of volumes the name of the whole. */
  fileName: z.string(),
  sizeBytes: z.number(),
  isEncrypted: z.boolean(),
  /** Empty when it is one file. */
  volumes: z.array(z.object({ name: z.string(), sizeBytes: z.number() })),
  /** Only kinds of which there are any. */
  records: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  /** Evidence that the recipient holds and that was not sent again. */
  heldFiles: z.number().int(),
  previousFingerprint: z.string(),
});
export type Transmittal = z.infer<typeof transmittalSchema>;

/** How many records of each kind there are, without those of which there are none. */
export function countRecords(records: RecordSet): Transmittal['records'] {
  return recordKinds.map((kind) => ({ kind, count: records[kind].length })).filter(({ count }) => count > 0);
}

/** For the books. */
export function printTransmittal(transmittal: Transmittal): string {
  return canonicalJson(transmittal);
}

/** From the books; null for a bundle from before papers were kept. */
export function parseTransmittal(text: string): Transmittal | null {
  return text === '' ? null : transmittalSchema.parse(JSON.parse(text));
}
