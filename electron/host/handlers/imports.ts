import { basename, extname } from 'node:path';
import { getMeta, setMeta } from '../../../db/meta.ts';
import { findEvidenceByHash } from '../../../db/queries/evidence.ts';
import { type IncomingFiles, storeWithRecords } from '../../../db/evidence/store-file.ts';
import { getRecord, readRecordSet } from '../../../db/records/read-records.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import { columnMappingsSchema, type ImportReport } from '../../../shared/contract/imports.ts';
import { ForeignWorld } from '../../../shared/document/import/foreign-world.ts';
import { type ForeignOutcome, planForeign } from '../../../shared/document/import/plan-foreign.ts';
import { describeMatches } from '../../../shared/document/import/describe-matches.ts';
import { originalRemarks } from '../../../shared/document/import/original-remarks.ts';
import { assignKept } from '../../../shared/domain/import/assign.ts';
import type { ColumnMappings } from '../../../shared/domain/import/column-head.ts';
import { type SourceFile, piecesOf } from '../../../shared/domain/import/source.ts';
import { refusal, type ReadFileResult, readForeignFile, statForeignFile } from '../documents/import/source-reader.ts';
import { RecentResults } from '../documents/recent-results.ts';
import { applyPlan } from '../documents/workbook/apply-plan.ts';
import { detectMediaType, readHead } from '../evidence/media-type.ts';
import { type CallContext, type OpenWorkspace, throwIfCancelled } from '../kernel/context.ts';

export const importsHandlers: Handlers<HostContract, CallContext>['imports'] = {
  read: async ({ path, mappings, assignments }, context) => {
    report(context, { stage: 'reading', done: 0, total: 1, path });
    const { db } = context.workspace();
    const known = { ...readMappings(db), ...mappings };
    const file = await readAgain(context, path, known);
    throwIfCancelled(context.signal);
    report(context, { stage: 'checking', done: 1, total: 1, path });
    const { source } = file;
    const { result, assigned } = assignKept(file.result, assignments, textsOf(source));
    const matches = describeMatches(readRecordSet(db, context.workspace().departmentId), result);
    return {
      path,
      fileName: basename(path),
      fileHash: file.fileHash,
      sizeBytes: file.sizeBytes,
      kind: source.kind,
      title: result.title,
      blocks: source.blocks as never,
      notes: [...source.notes],
      placements: [...result.placements],
      kept: [...result.kept],
      assigned: [...assigned],
      columnTables: result.columnTables as never,
      ...matches,
    };
  },

  apply: ({ files }, context) =>
    storeWithRecords(context.workspace().db, async (incoming) => {
      const stored = await takeOriginals(context, files, incoming);
      const last = files.at(-1)?.path ?? '';
      report(context, { stage: 'writing', done: files.length, total: files.length, path: last });
      return context.write((writer, workspace) => {
        throwIfCancelled(context.signal);
        incoming.store();
        const world = new ForeignWorld(readRecordSet(workspace.db, workspace.departmentId), context.newId);
        const outcomes = stored.map(({ file, choices }) => planForeign(world, file.result, choices));
        const originals = stored.map((one, index) =>
          keepOriginal(world, workspace, { ...one, outcome: outcomes[index] }),
        );
        applyPlan(writer, workspace, { ...world, removes: [], counts: [], issues: [] });
        rememberMappings(workspace, files);
        return reportOf(world, outcomes, originals);
      });
    }),
};

type Asked = Parameters<Handlers<HostContract, CallContext>['imports']['apply']>[0]['files'];

interface Taken {
  readonly path: string;
  readonly file: ReadFileResult;
  readonly mediaType: string;
  readonly choices: Asked[number]['choices'];
}

/** Reads every file again, which must be as it was seen, and takes its bytes in. */
async function takeOriginals(context: CallContext, files: Asked, incoming: IncomingFiles): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  const remembered = readMappings(context.workspace().db);
  for (const [index, { path, fileHash, mappings, assignments, choices }] of files.entries()) {
    report(context, { stage: 'reading', done: index, total: files.length, path });
    const read = await readFile(context, path, { ...remembered, ...mappings });
    const { result, assigned } = assignKept(read.result, assignments, textsOf(read.source));
    if (read.fileHash !== fileHash || assigned.some(({ fault }) => fault !== null))
      throw refusal(basename(path), 'import-changed');
    throwIfCancelled(context.signal);
    const bytes = await incoming.take({ path }, { signal: context.signal });
    if (bytes.fileHash !== fileHash) throw refusal(basename(path), 'import-changed');
    const mediaType = await detectMediaType(await readHead(path), basename(path));
    taken.push({ path, file: { ...read, result }, mediaType, choices });
  }
  return taken;
}

async function readFile(context: CallContext, path: string, mappings: ColumnMappings): Promise<ReadFileResult> {
  const { db, departmentId } = context.workspace();
  const departmentName = getRecord(db, 'department', departmentId)?.name ?? '';
  const fileName = basename(path, extname(path)).normalize('NFC');
  return await readForeignFile(path, { options: { departmentName, fileName, mappings }, signal: context.signal });
}

/** The last files that were read for a preview, so that a text put by hand does not read the file anew. */
const lastRead = new RecentResults<ReadFileResult>(4);

/** As `readFile`, for previews: bytes, columns and names that are as they were a moment ago give the result of then. */
async function readAgain(context: CallContext, path: string, mappings: ColumnMappings): Promise<ReadFileResult> {
  const { mtimeMs, size } = await statForeignFile(path);
  const { departmentId } = context.workspace();
  const key = JSON.stringify([path, mtimeMs, size, departmentId, mappings]);
  return await lastRead.get(key, () => readFile(context, path, mappings));
}

function textsOf(source: SourceFile): (piece: string) => string {
  const texts = new Map(piecesOf(source).map(({ id, text }) => [id, text]));
  return (piece) => texts.get(piece) ?? '';
}

interface Original {
  readonly path: string;
  readonly file: ReadFileResult;
  readonly mediaType: string;
  readonly outcome: ForeignOutcome | undefined;
}

/** The original as a piece of evidence that proves what came of it; what found no field stands in its remarks. */
function keepOriginal(
  world: ForeignWorld,
  { db, departmentId }: OpenWorkspace,
  { path, file, mediaType, outcome }: Original,
): ImportReport['originals'][number] {
  const fileName = basename(path).normalize('NFC');
  const kept = [...file.result.kept.map(({ text }) => text), ...(outcome?.leftover ?? [])];
  const remarks = originalRemarks(kept);
  const known = findEvidenceByHash(db, departmentId, file.fileHash);
  const standing = known === null ? undefined : world.list('evidence').find(({ id }) => id === known.id);
  const evidence =
    standing ??
    world.create('evidence', {
      title: fileName.slice(0, 200),
      kind: 'text',
      remarks,
      fileHash: file.fileHash,
      fileName: fileName.slice(0, 255),
      mediaType: mediaType.slice(0, 200),
      sizeBytes: file.sizeBytes,
    });
  if (standing !== undefined && String(standing.fields['remarks']) === '')
    world.update('evidence', standing, { remarks });
  const positions = [...(outcome?.added ?? []), ...(outcome?.updated ?? [])];
  const targets = positions.length > 0 ? positions.map((id) => ['position', id]) : [['department', departmentId]];
  for (const [targetKind, targetId] of targets as ['position' | 'department', string][]) {
    const isLinked = world
      .children('evidenceLink', evidence.id)
      .some(({ fields }) => fields['targetKind'] === targetKind && fields['targetId'] === targetId);
    if (!isLinked) world.create('evidenceLink', { evidenceId: evidence.id, targetKind, targetId });
  }
  return { id: evidence.id, title: fileName, keptCharacters: kept.join('').length };
}

function reportOf(
  world: ForeignWorld,
  outcomes: readonly ForeignOutcome[],
  originals: ImportReport['originals'],
): ImportReport {
  const count = (kind: string): number => world.creates.filter((write) => write.kind === kind).length;
  const sum = (of: (outcome: ForeignOutcome) => number): number => outcomes.reduce((total, one) => total + of(one), 0);
  return {
    positions: {
      added: sum(({ added }) => added.length),
      updated: sum(({ updated }) => updated.length),
      skipped: sum(({ skipped }) => skipped),
    },
    duties: count('duty'),
    workItems: count('workItem'),
    standards: count('workStandard'),
    workflows: { added: count('workflow'), skipped: sum(({ workflowsSkipped }) => workflowsSkipped) },
    sections: count('section'),
    people: count('person'),
    originals,
    positionIds: outcomes.flatMap(({ added, updated }) => [...added, ...updated]),
  };
}

/** What was said about columns before, by their layout; nothing when it cannot be read (another program wrote it). */
function readMappings(db: OpenWorkspace['db']): ColumnMappings {
  const text = getMeta(db, 'importLayouts');
  if (text === null) return {};
  return columnMappingsSchema.safeParse(JSON.parse(text)).data ?? {};
}

/** Remembers layouts; one that the user gave back to the program is forgotten. */
function rememberMappings({ db }: OpenWorkspace, files: readonly { readonly mappings: ColumnMappings }[]): void {
  const said = Object.assign({}, ...files.map(({ mappings }) => mappings)) as ColumnMappings;
  if (Object.keys(said).length === 0) return;
  const all = Object.entries({ ...readMappings(db), ...said }).filter(([, { roles }]) => roles.length > 0);
  setMeta(db, 'importLayouts', JSON.stringify(Object.fromEntries(all)));
}

function report(
  context: CallContext,
  { stage, done, total, path }: { stage: string; done: number; total: number; path: string },
): void {
  if (context.signal.aborted) throw new AppFailure({ code: 'cancelled' });
  context.progress({ stage, done, total, unit: 'files', label: basename(path) });
}
