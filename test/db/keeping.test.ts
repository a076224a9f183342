import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyBin } from '../../db/evidence/empty-bin.ts';
import { keepText } from '../../db/evidence/file-texts.ts';
import { hasFile, verifyFiles } from '../../db/evidence/read-file.ts';
import { planShrink, shrinkFile } from '../../db/evidence/shrink-file.ts';
import { storeFile } from '../../db/evidence/store-file.ts';
import { checkIntegrity } from '../../db/maintenance.ts';
import { listBin, planEmptying } from '../../db/queries/bin.ts';
import { getRecord, listRecords } from '../../db/records/read-records.ts';
import { lastDoneStep } from '../../db/revisions/command-steps.ts';
import type { WorkspaceDb } from '../../db/workspace-db.ts';
import { looseEndsOf } from '../fault/support/loose-ends.ts';
import { addPiece, once } from './support/pieces.ts';
import { emptyAll, failureOf, tempDepartment, write } from './support/temp-workspace.ts';

const mebibyte = 1_048_576;
const never = new AbortController().signal;
const page = { from: 0, count: 100 };

const remove = (db: WorkspaceDb, id: string): number => write(db, (writer) => writer.remove('evidence', id));

describe('the bin', () => {
  it('A removed piece lies in the bin with its file, parts and links, and comes back whole', async () => {
    const { db, departmentId } = tempDepartment();
    const piece = await addPiece(db, departmentId, { title: '维修台账' });
    const extra = await storeFile(db, once(randomBytes(700)));
    write(db, (writer) =>
      writer.create(
        'evidencePart',
        { evidenceId: piece.id, fileHash: extra.fileHash, fileName: '附件.bin', sizeBytes: 700 },
        { departmentId },
      ),
    );
    const records = () =>
      [
        ...listRecords(db, 'evidence', departmentId),
        ...listRecords(db, 'evidencePart', departmentId),
        ...listRecords(db, 'evidenceLink', departmentId),
      ].map(({ revisionId: _revision, ...fields }) => fields);
    const before = records();
    remove(db, piece.id);
    expect(records()).toEqual([]);
    const { total, entries } = listBin(db, departmentId, page);
    expect(total).toBe(1);
    expect(entries[0]).toMatchObject({
      kind: 'evidence',
      recordId: piece.id,
      title: '维修台账',
      restorable: true,
      fileCount: 2,
      sizeBytes: 1_700,
      partCount: 1,
      linkCount: 1,
      removedBy: '林晓禾',
    });
    const removal = entries[0]?.revisionId ?? '';
    expect(write(db, (writer) => writer.restore([removal]))).toEqual({ restored: 3, lostLinks: 0 });
    expect(records()).toEqual(before);
    expect(listBin(db, departmentId, page)).toEqual({ total: 0, found: 0, entries: [] });
    expect(failureOf(() => write(db, (writer) => writer.restore([removal]))).code).toBe('conflict');
    expect(failureOf(() => write(db, (writer) => writer.restore([piece.id]))).code).toBe('not-found');
  });

  it('Undo brings a removed piece out of the bin, and undoing a restoration puts it back', async () => {
    const { db, departmentId } = tempDepartment();
    const piece = await addPiece(db, departmentId, { title: '照片' });
    const undo = () => write(db, (writer) => writer.invert(lastDoneStep(db.raw)?.id ?? 0));
    remove(db, piece.id);
    undo();
    expect([listBin(db, departmentId, page).total, getRecord(db, 'evidence', piece.id)?.title]).toEqual([0, '照片']);
    remove(db, piece.id);
    const [entry] = listBin(db, departmentId, page).entries;
    write(db, (writer) => writer.restore([entry?.revisionId ?? '']));
    undo();
    expect([listBin(db, departmentId, page).total, getRecord(db, 'evidence', piece.id)]).toEqual([1, null]);
  });

  it('What was read of a file goes with it when the bin is emptied, also when the reading was cut off', async () => {
    const { db, departmentId } = tempDepartment();
    const [whole, cut] = [
      await addPiece(db, departmentId, { title: '读完的' }),
      await addPiece(db, departmentId, { title: '没读完的' }),
    ];
    const found = {
      state: 'text' as const,
      pieces: ['每日巡查', '每周汇总'].map((text) => ({ place: 'line:1', text })),
    };
    for (const _step of keepText(db, whole.fileHash, found));
    const cutOff = keepText(db, cut.fileHash, found);
    cutOff.next();
    cutOff.next(); // its words are written, and that it was read is not noted yet
    for (const { id } of [whole, cut]) remove(db, id);
    await emptyAll(db, departmentId);
    expect(looseEndsOf(db)).toEqual([]);
  });

  it('A link to something that is gone stays away when its piece comes back', async () => {
    const { db, departmentId } = tempDepartment();
    const piece = await addPiece(db, departmentId, { title: '记录' });
    const section = write(db, (writer) => writer.create('section', { name: '餐饮科' }, { departmentId }));
    write(db, (writer) =>
      writer.create(
        'evidenceLink',
        { evidenceId: piece.id, targetKind: 'section', targetId: section.id },
        { departmentId },
      ),
    );
    remove(db, piece.id);
    write(db, (writer) => writer.remove('section', section.id));
    const [entry] = listBin(db, departmentId, page).entries;
    expect(entry?.linkCount).toBe(2);
    expect(write(db, (writer) => writer.restore([entry?.revisionId ?? '']))).toEqual({ restored: 2, lostLinks: 1 });
  });

  it('A file that was taken out of its piece lies in the bin alone, and waits while the piece is gone too', async () => {
    const { db, departmentId } = tempDepartment();
    const piece = await addPiece(db, departmentId, { title: '汇编' });
    const extra = await storeFile(db, once(randomBytes(300)));
    const part = write(db, (writer) =>
      writer.create(
        'evidencePart',
        { evidenceId: piece.id, fileHash: extra.fileHash, fileName: '旧.pdf' },
        { departmentId },
      ),
    );
    write(db, (writer) => writer.remove('evidencePart', part.id));
    expect(listBin(db, departmentId, page).entries).toMatchObject([
      { kind: 'evidencePart', title: '旧.pdf', ownerTitle: '汇编', restorable: true },
    ]);
    remove(db, piece.id);
    const entries = listBin(db, departmentId, page).entries;
    expect(entries.map(({ kind, restorable }) => [kind, restorable])).toEqual([
      ['evidence', true],
      ['evidencePart', false],
    ]);
    write(db, (writer) => writer.restore(entries.map(({ revisionId }) => revisionId)));
    expect(getRecord(db, 'evidencePart', part.id)?.fileHash).toBe(extra.fileHash);
  });

  it('Emptying drops only bytes that nothing else holds: other pieces, parts, what stays in the bin', async () => {
    const { db, departmentId } = tempDepartment();
    const shared = await addPiece(db, departmentId, { title: '甲' });
    const twin = write(db, (writer) =>
      writer.create('evidence', { title: '乙', fileHash: shared.fileHash }, { departmentId }),
    );
    const third = write(db, (writer) =>
      writer.create('evidence', { title: '丙', fileHash: shared.fileHash }, { departmentId }),
    );
    const alone = await addPiece(db, departmentId, { title: '丁', size: 5_000 });
    for (const id of [shared.id, third.id, alone.id]) remove(db, id);
    const removals = new Map(
      listBin(db, departmentId, page).entries.map(({ title, revisionId }) => [title, revisionId]),
    );
    const chosen = [removals.get('甲') ?? '', removals.get('丁') ?? ''];
    expect(planEmptying(db, departmentId, chosen)).toMatchObject({
      entries: 2,
      files: 1,
      bytes: 5_000,
      sharedFiles: 1,
    });
    const empty = (revisionIds: string[]) =>
      emptyBin(db, { departmentId, revisionIds, author: '林晓禾', signal: never, onProgress: () => {} });
    expect(await empty(chosen)).toEqual({ entries: 2, files: 1, bytes: 5_000 });
    expect([hasFile(db, shared.fileHash), hasFile(db, alone.fileHash)]).toEqual([true, false]);
    remove(db, twin.id);
    expect(planEmptying(db, departmentId, [removals.get('丙') ?? '']).files).toBe(0);
    expect(await emptyAll(db, departmentId)).toEqual({ entries: 2, files: 1, bytes: 1_000 });
    expect(hasFile(db, shared.fileHash)).toBe(false);
    expect(db.raw.prepare('SELECT count(*) FROM evidence_chunk').pluck().get()).toBe(0);
    expect(checkIntegrity(db)).toEqual([]);
  });

  it('Undo of a removal says that the bytes are gone once the bin was emptied, and works again when they are back', async () => {
    const { db, departmentId } = tempDepartment();
    const bytes = randomBytes(2_000);
    const { fileHash } = await storeFile(db, once(bytes));
    const piece = write(db, (writer) => writer.create('evidence', { title: '合同', fileHash }, { departmentId }));
    remove(db, piece.id);
    await emptyAll(db, departmentId);
    const undo = () => write(db, (writer) => writer.invert(lastDoneStep(db.raw)?.id ?? 0));
    expect(failureOf(undo)).toEqual({
      code: 'rule-broken',
      about: 'later-change',
      details: [{ where: ['evidence', fileHash, 'fileHash'], rule: 'bytes-gone', found: '合同' }],
    });
    await storeFile(db, once(bytes));
    undo();
    expect(getRecord(db, 'evidence', piece.id)?.title).toBe('合同');
  });

  it('Cancelled emptying leaves each entry in the bin whole or out of it, and bytes that are held stay', async () => {
    const { db, departmentId } = tempDepartment();
    const hashes: string[] = [];
    for (let index = 0; index < 250; index++) hashes.push((await storeFile(db, once(randomBytes(50)))).fileHash);
    const ids = write(db, (writer) =>
      hashes.map(
        (fileHash, index) => writer.create('evidence', { title: `材料${index}`, fileHash }, { departmentId }).id,
      ),
    );
    write(db, (writer) => ids.map((id) => writer.remove('evidence', id)));
    const controller = new AbortController();
    const done = await emptyBin(db, {
      departmentId,
      revisionIds: null,
      author: '',
      signal: controller.signal,
      onProgress: (bytes) => bytes > 0 && controller.abort(),
    });
    expect(done.entries).toBeGreaterThan(0);
    expect(done.entries).toBeLessThan(250);
    const { total, entries } = listBin(db, departmentId, page);
    expect(total).toBe(250 - done.entries);
    expect(entries.every(({ restorable }) => restorable)).toBe(true);
    expect(db.raw.prepare('SELECT count(*) FROM evidence_chunk').pluck().get()).toBe(total);
  });
});

describe('shrinking', () => {
  it('The file gives the space of removed bytes back, step by step, and everything that is held stays', async () => {
    const { db, departmentId } = tempDepartment();
    const kept = await addPiece(db, departmentId, { title: '留', size: 3 * mebibyte });
    const gone = await addPiece(db, departmentId, { title: '去', size: 20 * mebibyte });
    const last = await addPiece(db, departmentId, { title: '后', size: 3 * mebibyte });
    remove(db, gone.id);
    await emptyAll(db, departmentId);
    db.raw.pragma('wal_checkpoint(TRUNCATE)');
    const before = statSync(db.path).size;
    const controller = new AbortController();
    const some = await shrinkFile(db, { signal: controller.signal, onProgress: () => controller.abort() });
    expect(some.afterBytes).toBeLessThan(some.beforeBytes);
    expect(planShrink(db).freeBytes).toBeGreaterThan(0);
    const rest = await shrinkFile(db, { signal: never, onProgress: () => {} });
    expect(planShrink(db).freeBytes).toBe(0);
    expect(statSync(db.path).size).toBe(rest.afterBytes);
    expect(before - rest.afterBytes).toBeGreaterThan(19 * mebibyte);
    expect(checkIntegrity(db)).toEqual([]);
    expect((await verifyFiles(db)).damaged).toEqual([]);
    expect([kept, last].map(({ fileHash }) => hasFile(db, fileHash))).toEqual([true, true]);
    expect(db.raw.pragma('synchronous', { simple: true })).toBe(2);
  });

  it('A file from before shrinking was built in is rewritten once, and shrinks in steps from then on', async () => {
    const { db, departmentId } = tempDepartment();
    const kept = await addPiece(db, departmentId, { title: '留', size: mebibyte });
    const gone = await addPiece(db, departmentId, { title: '去', size: 8 * mebibyte });
    db.raw.pragma('auto_vacuum = NONE');
    db.raw.exec('VACUUM');
    expect(planShrink(db).stepwise).toBe(false);
    remove(db, gone.id);
    await emptyAll(db, departmentId);
    const { beforeBytes, afterBytes } = await shrinkFile(db, { signal: never, onProgress: () => {} });
    expect(beforeBytes - afterBytes).toBeGreaterThan(7 * mebibyte);
    expect(planShrink(db)).toMatchObject({ freeBytes: 0, stepwise: true });
    expect(hasFile(db, kept.fileHash)).toBe(true);
    expect(db.raw.pragma('synchronous', { simple: true })).toBe(2);
    expect(checkIntegrity(db)).toEqual([]);
  });
});
