import { readApproval } from '../../../db/queries/approvals.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { getRecord, listRecords } from '../../../db/records/read-records.ts';
import type { EditionRow } from '../../../shared/contract/handbook.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { longestEdition, nextEdition } from '../../../shared/domain/handbook-edition.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { makeDocx } from '../documents/docx-thread.ts';
import { freezeEdition, sha256, thawEdition } from '../documents/frozen-edition.ts';
import { typeset } from '../documents/typst-renderer.ts';
import { type CallContext, type OpenWorkspace, throwIfCancelled } from '../kernel/context.ts';
import { currentHandbook, frozenHandbook } from './handbook-paper.ts';
import { findHandbook } from './handbook-record.ts';
import { notFound, ruleBroken } from './save-record.ts';

/** Editions of a handbook, the newest first, without what they froze. */
export function listEditions({ db, departmentId }: OpenWorkspace, handbookId: string): EditionRow[] {
  return listRecords(db, 'handbookEdition', departmentId)
    .filter((edition) => edition.handbookId === handbookId)
    .toReversed()
    .map(({ content: _content, ...edition }) => edition);
}

/** The files of an edition's frozen pages, and their hashes. */
async function buildEdition(edition: { readonly content: string; readonly contentHash: string }, context: CallContext) {
  const frozen = await thawEdition(edition);
  step(context, 'typesetting', frozen.paper.meta.title);
  const laidOut = await typeset(frozen.paper, context.resources, { frozen, signal: context.signal });
  step(context, 'converting', frozen.paper.meta.title);
  const docx = await makeDocx(frozen.paper, laidOut, { frozen, signal: context.signal });
  return { pageCount: laidOut.pageCount, pdfHash: sha256(laidOut.pdf), docxHash: sha256(docx) };
}

function step(context: CallContext, stage: 'collecting' | 'typesetting' | 'converting', label: string): void {
  const done = ['collecting', 'typesetting', 'converting'].indexOf(stage);
  context.progress({ stage, done, total: 4, unit: 'steps', label });
}

/**
 * Freezes the handbook as it prints now. Its words must be approved and unchanged since, and its edition be a new one.
 */
export async function releaseEdition(
  input: { readonly year: number; readonly by: string; readonly on: string; readonly remarks: string },
  context: CallContext,
): Promise<EditionRow> {
  const workspace = context.workspace();
  const { db, departmentId } = workspace;
  const handbook = findHandbook(workspace, input.year);
  if (handbook === null) throw ruleBroken('edition-not-approved');
  const today = dayInChina(context.now());
  const { row } = readApproval(db, handbook.id, { departmentId, subjectKind: 'handbook', today });
  if (row === null || row.changed || (row.standing !== 'in-force' && row.standing !== 'approved'))
    throw ruleBroken('edition-not-approved');
  refuseTwice(workspace, handbook);
  step(context, 'collecting', handbook.title);
  const { paper } = await currentHandbook(workspace, {
    year: input.year,
    now: context.now(),
    resources: context.resources,
    signal: context.signal,
  });
  const frozen = await freezeEdition(paper, context.resources.templatesDir);
  if (frozen.content.length > longestEdition) throw ruleBroken('edition-too-large');
  const built = await buildEdition(frozen, context);
  throwIfCancelled(context.signal);
  const { content: _content, ...edition } = context.write((writer, now) => {
    // Meanwhile another window may have released it, or somebody changed it.
    const present = getRecord(now.db, 'handbook', handbook.id);
    if (present === null) throw notFound('handbook', handbook.id);
    if (present.revisionId !== handbook.revisionId) throw ruleBroken('edition-not-approved');
    refuseTwice(now, present);
    return writer.create(
      'handbookEdition',
      {
        handbookId: handbook.id,
        edition: handbook.edition,
        releasedBy: input.by,
        releasedOn: input.on || today,
        remarks: input.remarks,
        ...frozen,
        ...built,
        ordinal: nextOrdinal(now.db, 'handbookEdition', handbook.id),
      },
      { departmentId: now.departmentId },
    );
  });
  return edition;
}

function refuseTwice(workspace: OpenWorkspace, handbook: StoredRecord<'handbook'>): void {
  if (handbook.edition.trim() === '') throw ruleBroken('edition-without-name');
  if (listEditions(workspace, handbook.id).some(({ edition }) => edition === handbook.edition))
    throw ruleBroken('edition-twice');
}

/** The edition that a handbook's next release would carry: its own, or the one after where that is released. */
export function upcomingEdition(workspace: OpenWorkspace, handbook: StoredRecord<'handbook'>): string {
  const released = new Set(listEditions(workspace, handbook.id).map(({ edition }) => edition));
  let next = handbook.edition;
  while (next !== '' && released.has(next)) next = nextEdition(next);
  return next;
}

/** Makes an edition's files again and says whether they are the same, byte for byte. */
export async function rebuildEdition(id: string, context: CallContext) {
  const { record } = await frozenHandbook(context.workspace(), id);
  const built = await buildEdition(record, context);
  return {
    pdf: built.pdfHash === record.pdfHash,
    docx: built.docxHash === record.docxHash,
    pdfHash: built.pdfHash,
    docxHash: built.docxHash,
  };
}
