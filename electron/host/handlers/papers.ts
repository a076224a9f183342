import { setImmediate as nextTurn } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { readRecordSet } from '../../../db/records/read-records.ts';
import { type SheetsInFold, usualSheetsInFold } from '../../../shared/domain/print-order.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { PaperFormat, PaperSpec } from '../../../shared/contract/papers.ts';
import type { Paper } from '../../../shared/document/blocks.ts';
import { glyphPlaces } from '../../../shared/document/glyph-places.ts';
import { paperSheet } from '../../../shared/document/paper-sheet.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import type { FrozenEdition } from '../documents/frozen-edition.ts';
import { noteLayout, prepareLivePages } from '../documents/live-pages.ts';
import { makeDocx } from '../documents/docx-thread.ts';
import { layOut, typeset, typesetSheets } from '../documents/typst-renderer.ts';
import { freeName, writePaper } from '../documents/write-paper.ts';
import type { CallContext } from '../kernel/context.ts';
import { changesOfHandbook, currentHandbook, frozenHandbook } from './handbook-paper.ts';
import { handbookChange } from './live-handbook.ts';
import { ensureHandbook, findHandbook } from './handbook-record.ts';
import { availablePapers } from './papers-available.ts';
import { printablePapers } from './papers-catalogue.ts';
import { transmittalEntries, transmittalOf } from './transmittal-paper.ts';
import { withoutUndefined } from './save-record.ts';

/** Stages of making a paper, in order; the window has words for them. */
const stages = ['collecting', 'typesetting', 'converting', 'writing'] as const;

export const papersHandlers: Handlers<HostContract, CallContext>['papers'] = {
  handbook: ({ year }, context) => findHandbook(context.workspace(), year),

  /** A new handbook has every field that the caller leaves out filled with what its cover would say anyway. */
  saveHandbook: (input, context) =>
    context.write((writer, workspace) => {
      const fields = withoutUndefined<'handbook'>(input.fields);
      if (input.id !== null)
        return writer.update('handbook', input.id, { fields, expectedRevisionId: input.expectedRevisionId });
      const year = fields.year ?? Number(dayInChina(context.now()).slice(0, 4));
      return ensureHandbook(writer, workspace, { year, fields });
    }),

  preview: async ({ spec }, context) => {
    await countFirst(spec, context);
    const { paper, paperJson, frozen, made } = await collect(spec, context, { isFollowed: true });
    await stage(context, { name: 'typesetting', label: paper.meta.title });
    if (made !== undefined) prepareLivePages(paper, context.resources);
    // A book that is followed is written again and again: what only a printed one needs would take most of that time.
    const isForScreen = made !== undefined;
    const options = { frozen, paperJson, isForScreen, signal: context.signal };
    const laidOut = await typeset(paper, context.resources, options);
    await stage(context, { name: 'converting', label: paper.meta.title });
    const layout = made === undefined ? null : noteLayout(JSON.stringify(spec), { paper, made }, laidOut);
    // The records are told to the thread before the first edit; what fails here fails again, and is told, with that.
    if (spec.paper === 'handbook' && layout !== null)
      setTimeout(() => void handbookChange(spec, context, { layout, unsaved: null, known: [] }).catch(() => undefined));
    return {
      pdf: laidOut.pdf,
      pageCount: laidOut.pageCount,
      outline: laidOut.outline.map(({ anchor, title, level, page }) => ({ anchor, title, level, page })),
      missingGlyphs: [...laidOut.missingGlyphs],
      layout,
    };
  },

  previewChange: ({ spec, layout, unsaved, known }, context) =>
    spec.paper === 'handbook' ? handbookChange(spec, context, { layout, unsaved, known }) : null,

  inspect: async ({ spec }, context) => {
    await countFirst(spec, context);
    const { paper, paperJson, frozen } = await collect(spec, context);
    await stage(context, { name: 'typesetting', label: paper.meta.title });
    const { pageCount, outline, missingGlyphs } = await typeset(paper, context.resources, { frozen, paperJson });
    const places = glyphPlaces(paper, missingGlyphs);
    const pageOf = new Map(outline.map(({ anchor, page }) => [anchor, page]));
    return {
      pageCount,
      missing: missingGlyphs.map((glyph) => ({
        glyph,
        code: `U+${(glyph.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
        places: (places.get(glyph) ?? []).map(({ anchor, heading, excerpt }) => ({
          heading,
          excerpt,
          page: (anchor === null ? undefined : pageOf.get(anchor)) ?? 1,
        })),
      })),
    };
  },

  sheets: async ({ spec }, context) => {
    await countFirst(spec, context);
    const { paper, paperJson, frozen } = await collect(spec, context);
    await stage(context, { name: 'typesetting', label: paper.meta.title });
    return typesetSheets(paper, context.resources, { frozen, paperJson });
  },

  export: async ({ spec, format, path: wanted, keepExisting, booklet }, context) => {
    if (booklet !== undefined && format !== 'pdf') throw new AppFailure({ code: 'invalid-input', about: 'booklet' });
    const path = keepExisting === true ? freeName(wanted) : wanted;
    await countFirst(spec, context);
    const { paper, paperJson, frozen } = await collect(spec, context);
    await stage(context, { name: 'typesetting', label: paper.meta.title });
    const { bytes, pageCount } = await bytesOf({ paper, paperJson, frozen }, { format, booklet }, context);
    await stage(context, { name: 'writing', label: basename(path) });
    await writePaper(path, bytes, { signal: context.signal, newId: context.newId });
    return {
      path,
      sizeBytes: bytes.length,
      pageCount,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  },

  available: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return availablePapers(readRecordSet(db, departmentId), dayInChina(context.now()));
  },

  catalogue: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return printablePapers(readRecordSet(db, departmentId), dayInChina(context.now()), transmittalEntries(db));
  },
};

/** Reports a stage and gives way, so that a cancel and other calls come through between stages. */
async function stage(
  context: CallContext,
  now: { readonly name: (typeof stages)[number]; readonly label: string },
): Promise<void> {
  context.progress({
    stage: now.name,
    done: stages.indexOf(now.name),
    total: stages.length,
    unit: 'steps',
    label: now.label,
  });
  // What came in meanwhile is heard between two turns, not before the first.
  await nextTurn();
  await nextTurn();
  if (context.signal.aborted) throw new AppFailure({ code: 'cancelled' });
}

/** A list of evidence tells true numbers of pages. */
async function countFirst(spec: PaperSpec, context: CallContext): Promise<void> {
  if (spec.paper !== 'evidence-list') return;
  const { countAllPages } = await import('../evidence/count-all-pages.ts');
  await countAllPages(context);
}

/** A paper, and of a released edition what it was set from. */
interface Collected {
  readonly paper: Paper;
  readonly frozen: FrozenEdition | undefined;
  /** Of a handbook as it stands: what the typesetter reads. */
  readonly paperJson?: string | undefined;
  /** Of a handbook as it stands: the number by which it is known while it is edited. */
  readonly made?: number;
}

async function collect(
  spec: PaperSpec,
  context: CallContext,
  { isFollowed = false }: { readonly isFollowed?: boolean } = {},
): Promise<Collected> {
  // Whoever asks first waits until this is loaded, and not for the records too.
  await stage(context, { name: 'collecting', label: '' });
  const workspace = context.workspace();
  const moment = { now: context.now(), resources: context.resources, signal: context.signal };
  switch (spec.paper) {
    case 'handbook': {
      const { paper, paperJson, made } = await currentHandbook(workspace, { ...spec, ...moment, isFollowed });
      return { paper, paperJson, frozen: undefined, ...(isFollowed ? { made } : {}) };
    }
    case 'handbook-edition': {
      const { frozen } = await frozenHandbook(workspace, spec.editionId);
      return { paper: frozen.paper, frozen };
    }
    case 'handbook-changes':
      return { paper: await changesOfHandbook(workspace, { ...spec, ...moment }), frozen: undefined };
    case 'transmittal':
      return { paper: transmittalOf(workspace.db, spec), frozen: undefined };
    default: {
      // With their drawings these papers are most of the code: a handbook, which is made in its thread, does without.
      const { recordPaper } = await import('./record-papers.ts');
      return { paper: recordPaper(spec, workspace, moment.now), frozen: undefined };
    }
  }
}

/** A workbook has no pages to count. */
async function bytesOf(
  { paper, paperJson, frozen }: Collected,
  {
    format,
    booklet,
  }: { readonly format: PaperFormat; readonly booklet: 'usual' | { readonly sheetsInFold: SheetsInFold } | undefined },
  context: CallContext,
): Promise<{ readonly bytes: Uint8Array; readonly pageCount: number }> {
  if (format === 'xlsx') {
    const sheet = paperSheet(paper);
    if (sheet === null) throw new AppFailure({ code: 'invalid-input', about: 'format' });
    const { writeSheet } = await import('../documents/tables/write-sheet.ts');
    return { bytes: await writeSheet(sheet), pageCount: 0 };
  }
  const options = { frozen, paperJson, signal: context.signal };
  if (format === 'pdf') {
    const { pdf, pageCount } = await typeset(paper, context.resources, options);
    await stage(context, { name: 'converting', label: paper.meta.title });
    if (booklet === undefined) return { bytes: pdf, pageCount };
    const { makeBooklet } = await import('../documents/booklet.ts');
    const { signal, resources } = context;
    const { templatesDir } = resources;
    const sheetsInFold = booklet === 'usual' ? usualSheetsInFold(pageCount) : booklet.sheetsInFold;
    const bytes = await makeBooklet({ pdf, pageCount }, { meta: paper.meta, sheetsInFold, templatesDir, signal });
    return { bytes, pageCount };
  }
  const places = await layOut(paper, context.resources, options);
  await stage(context, { name: 'converting', label: paper.meta.title });
  return { bytes: await makeDocx(paper, places, options), pageCount: places.pageCount };
}
