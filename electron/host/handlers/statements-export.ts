import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../../../db/durable-files.ts';
import { lastSavedAt } from '../../../db/revisions/read-revisions.ts';
import { readRecordSet } from '../../../db/records/read-records.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import { statementPaper } from '../../../shared/document/papers/statement.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { makeDocx } from '../documents/docx-thread.ts';
import { typeset } from '../documents/typst-renderer.ts';
import type { CallContext } from '../kernel/context.ts';
import { notFound } from './save-record.ts';

interface Composed {
  readonly bytes: Uint8Array;
  readonly title: string;
  readonly pageCount: number;
}

interface Exported {
  readonly folder: string;
  readonly files: number;
  readonly pages: number;
  readonly sizeBytes: number;
}

/**
 * Writes one file a statement into a folder of another name, which gets its own name when all files stand in it: a
 * cancelled or broken export leaves nothing behind.
 */
export async function exportAllStatements(
  context: CallContext,
  input: {
    readonly ids: readonly string[];
    readonly format: 'pdf' | 'docx';
    readonly folder: string;
    readonly name: string;
  },
): Promise<Exported> {
  const { db, departmentId } = context.workspace();
  const records = readRecordSet(db, departmentId);
  const known = new Map(records.statement.map((statement) => [statement.id, statement]));
  const missing = input.ids.find((id) => !known.has(id));
  if (missing !== undefined) throw notFound('statement', missing);
  const date = dayInChina(lastSavedAt(db) ?? context.now());
  const part = join(input.folder, `.${context.newId()}.part`);
  const names = new Set<string>();
  let [pages, sizeBytes] = [0, 0];
  const compose = async (id: string, index: number): Promise<Composed> => {
    const paper = statementPaper(records, { statementIds: [id], date });
    const laidOut = await typeset(paper, context.resources, {
      lane: index % 2 === 0 ? 'first' : 'second',
      signal: context.signal,
    });
    const bytes = input.format === 'pdf' ? laidOut.pdf : await makeDocx(paper, laidOut, { signal: context.signal });
    return { bytes, title: paper.meta.title, pageCount: laidOut.pageCount };
  };
  await mkdir(part);
  // The next two are laid out in their threads while this one goes to the disk.
  const begun: Promise<Composed>[] = [];
  const begin = (index: number): void => {
    const id = input.ids[index];
    if (id === undefined) return;
    const work = compose(id, index);
    // After a failure or a cancel nobody waits for what was begun ahead of time.
    work.catch(() => undefined);
    begun.push(work);
  };
  begin(0);
  begin(1);
  try {
    for (const [index, id] of input.ids.entries()) {
      if (context.signal.aborted) throw new AppFailure({ code: 'cancelled' });
      const { title = '', number = '' } = known.get(id) ?? {};
      context.progress({ stage: 'writing', done: index, total: input.ids.length, unit: 'files', label: title });
      const made = await begun.shift();
      if (made === undefined) throw new Error(`Statement ${index} was never begun`);
      begin(index + 2);
      await writeNew(join(part, freeName(`${number} ${made.title}`, input.format, names)), made.bytes);
      pages += made.pageCount;
      sizeBytes += made.bytes.length;
    }
    if (context.signal.aborted) throw new AppFailure({ code: 'cancelled' });
    syncFolder(part);
    const folder = freeFolder(input.folder, safeName(input.name));
    await rename(part, folder);
    syncFolder(input.folder);
    return { folder, files: input.ids.length, pages, sizeBytes };
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A name that every system takes: no signs that Windows refuses, no blanks or dots at the ends. */
function safeName(name: string): string {
  const clean = name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[\s.]+|[\s.]+$/gu, '');
  return clean.slice(0, 100) || '责任状';
}

/** Two statements of one name are two files; letters that differ in case alone are one name on Windows. */
function freeName(name: string, extension: string, taken: Set<string>): string {
  const base = safeName(name);
  for (let count = 1; ; count += 1) {
    const candidate = `${base}${count === 1 ? '' : `（${count}）`}.${extension}`;
    if (taken.has(candidate.toLowerCase())) continue;
    taken.add(candidate.toLowerCase());
    return candidate;
  }
}

function freeFolder(parent: string, name: string): string {
  for (let count = 1; ; count += 1) {
    const candidate = join(parent, `${name}${count === 1 ? '' : `（${count}）`}`);
    if (!existsSync(candidate)) return candidate;
  }
}
