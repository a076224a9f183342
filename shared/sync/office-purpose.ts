import type { RecordKind } from '../domain/record-kind.ts';
import type { TransferPurpose } from './transfer-manifest.ts';

const reviewKinds: readonly RecordKind[] = ['review', 'reviewItem'];
const handedDownKinds: readonly RecordKind[] = [
  'assignedTask',
  'library',
  'libraryEntry',
  'paperTemplate',
  'paperTemplateVersion',
];

/**
 * What a bundle of the central office for a department is for (SPEC.md, O11), from the kinds of records that the office
 * itself wrote among what goes out: a task bundle when it hands something down and says nothing of any review.
 */
export function officePurpose(writtenByOffice: ReadonlySet<RecordKind>): Extract<TransferPurpose, 'feedback' | 'task'> {
  if (reviewKinds.some((kind) => writtenByOffice.has(kind))) return 'feedback';
  return handedDownKinds.some((kind) => writtenByOffice.has(kind)) ? 'task' : 'feedback';
}
