import { describe, expect, it } from 'vitest';
import { storeFile } from '../../db/evidence/store-file.ts';
import { countBundle } from '../../db/queries/bundles.ts';
import { findEvidenceFile, listEvidenceFiles } from '../../db/queries/evidence-files.ts';
import type { WorkspaceDb } from '../../db/workspace-db.ts';
import { emptyAll, failureOf, tempDepartment, write } from './support/temp-workspace.ts';

async function* text(words: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(words);
}

/** A piece with a second file and an earlier version of its first one. */
async function pieceOfThree(db: WorkspaceDb, departmentId: string) {
  const [current, scan, old] = [
    await storeFile(db, text('第二稿')),
    await storeFile(db, text('签字页')),
    await storeFile(db, text('第一稿')),
  ];
  const home = { departmentId };
  return write(db, (writer) => {
    const piece = writer.create(
      'evidence',
      { title: '应急预案', fileName: '预案.docx', fileHash: current.fileHash },
      home,
    );
    const part = writer.create(
      'evidencePart',
      { evidenceId: piece.id, fileName: '签字页.pdf', fileHash: scan.fileHash, sizeBytes: scan.sizeBytes, ordinal: 0 },
      home,
    );
    const version = writer.create(
      'evidencePart',
      { evidenceId: piece.id, role: 'version', fileName: '预案.docx', fileHash: old.fileHash, ordinal: 1 },
      home,
    );
    return { piece, part, version, hashes: [current.fileHash, scan.fileHash, old.fileHash] };
  });
}

describe('files of one piece of evidence', () => {
  it('All files of a piece are listed, its own first with the number of its version', async () => {
    const { db, departmentId } = tempDepartment();
    const { piece, part, version, hashes } = await pieceOfThree(db, departmentId);
    const listed = listEvidenceFiles(db, piece.id)?.map(({ partId, role, version: number, fileHash }) => [
      partId,
      role,
      number,
      fileHash,
    ]);
    expect(listed).toEqual([
      [null, 'file', 2, hashes[0]],
      [part.id, 'file', 1, hashes[1]],
      [version.id, 'version', 1, hashes[2]],
    ]);
    expect(findEvidenceFile(db, piece.id, version.id)?.fileHash).toBe(hashes[2]);
    expect(findEvidenceFile(db, piece.id, piece.id)).toBeNull();
    expect(listEvidenceFiles(db, part.id)).toBeNull();
  });

  it('Bytes that only a part names stay, count in a bundle, and go with the piece', async () => {
    const { db, departmentId } = tempDepartment();
    const { piece } = await pieceOfThree(db, departmentId);
    expect(await emptyAll(db, departmentId)).toEqual({ entries: 0, files: 0, bytes: 0 });
    expect(countBundle(db, departmentId).evidenceFileCount).toBe(3);
    write(db, (writer) => writer.remove('evidence', piece.id));
    expect((await emptyAll(db, departmentId)).files).toBe(3);
  });

  it('A part cannot name bytes that are not here', () => {
    const { db, departmentId } = tempDepartment();
    const hash = 'a'.repeat(64);
    const act = (): unknown =>
      write(db, (writer) => {
        const piece = writer.create('evidence', { title: '照片' }, { departmentId });
        writer.create('evidencePart', { evidenceId: piece.id, fileHash: hash }, { departmentId });
      });
    expect(failureOf(act)).toEqual({ code: 'not-found', about: `evidencePart.fileHash ${hash}` });
  });
});
