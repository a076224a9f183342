import {
  type ApprovalContent,
  contentReader,
  parseContent,
  printContent,
  withContents,
} from '../domain/approval-content.ts';
import { type Approval, type ApprovalSubjectKind, inForceOn } from '../domain/approval.ts';
import type { RecordSet } from '../domain/record-set.ts';

/** What a paper says about the version of a subject that it prints. */
export type Edition =
  | { readonly draft: true }
  | ({ readonly draft: false } & Pick<Approval, 'version' | 'effectiveOn' | 'decidedBy' | 'decidedOn' | 'reviewBy'>);

/** The records as they print, and the edition of each subject. Subjects of a kind that nobody ever submitted have none, unless drafts are asked for. */
export interface PrintedRecords {
  readonly records: RecordSet;
  readonly editions: ReadonlyMap<string, Edition>;
}

/** Chapters of a handbook; the handbook's own cover and the statements say who signed them. */
const printedKinds: readonly ApprovalSubjectKind[] = ['position', 'workflow', 'layerStandard'];

/**
 * The version in force where there is one, and a draft marked as such where there is none; with `drafts`, everything as
 * it stands now. `today` as 2026-11-22.
 */
export function printedRecords(
  records: RecordSet,
  { today, drafts }: { readonly today: string; readonly drafts: boolean },
): PrintedRecords {
  const editions = new Map<string, Edition>();
  let printed = records;
  for (const kind of printedKinds) {
    const ofKind = records.approval.filter(({ subjectKind }) => subjectKind === kind);
    if (ofKind.length === 0 && !drafts) continue;
    const versions = Map.groupBy(ofKind, ({ subjectId }) => subjectId);
    const contentNow = contentReader(records, kind);
    const contents = new Map<string, ApprovalContent>();
    for (const { id } of records[kind]) {
      const inForce = inForceOn(versions.get(id) ?? [], today);
      const content = inForce === null ? null : parseContent(inForce.content);
      const isCurrent = content !== null && printContent(content) === printContent(contentNow(id) ?? {});
      if (inForce === null || content === null || (drafts && !isCurrent)) editions.set(id, { draft: true });
      else {
        const { version, effectiveOn, decidedBy, decidedOn, reviewBy } = inForce;
        editions.set(id, { draft: false, version, effectiveOn, decidedBy, decidedOn, reviewBy });
        if (!isCurrent) contents.set(id, content);
      }
    }
    printed = withContents(printed, kind, contents);
  }
  return { records: printed, editions };
}
