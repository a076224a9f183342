import { z } from 'zod';
import { idSchema } from '../domain/fields.ts';
import { canonicalJson } from './canonical-json.ts';
import { partyRoles } from './transfer-manifest.ts';

/** The namespace of the signature in an enrolment file. */
export const enrolmentNamespace = 'gangbiao-enrolment';

const enrolmentSchema = z.strictObject({
  format: z.literal('gangbiao-enrolment'),
  version: z.literal(1),
  role: z.enum(partyRoles),
  replicaId: idSchema,
  school: z.string().max(200),
  name: z.string().min(1).max(200),
  /** Null for an office. */
  departmentId: idSchema.nullable(),
  workingGroup: z.array(z.strictObject({ name: z.string().max(200), role: z.string().max(40) })).max(500),
  /** `ssh-ed25519 AAAA…` */
  signingKey: z.string().max(200),
  /** `age1…` */
  encryptionKey: z.string().max(200),
  /** UTC, ISO 8601. */
  madeAt: z.iso.datetime(),
});
/** 备案: who a copy is, and its public keys. */
export type Enrolment = z.infer<typeof enrolmentSchema>;

const fileSchema = z.strictObject({ enrolment: enrolmentSchema, signature: z.string().max(4000) });

/** The bytes that are signed: whoever signs shows that the secret half of the signing key is theirs. */
export function enrolmentMessage(enrolment: Enrolment): string {
  return `${canonicalJson(enrolment)}\n`;
}

/** The file, byte for byte. */
export function printEnrolment(enrolment: Enrolment, signature: string): string {
  return `${canonicalJson({ enrolment, signature })}\n`;
}

/** Reads a file; null when it is none. The signature is the caller's to check. */
export function parseEnrolment(text: string): { readonly enrolment: Enrolment; readonly signature: string } | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) return null;
  const { enrolment, signature } = parsed.data;
  return printEnrolment(enrolment, signature) === text ? parsed.data : null;
}
