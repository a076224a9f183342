import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { developmentPapers } from '../support/import-corpus/development-papers.ts';
import { measureCorpus } from '../support/import-corpus/measure-corpus.ts';
import { writeHeldOut } from '../support/import-corpus/write-held-out.ts';

describe('papers in other manners', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gangbiao-papers-'));
  beforeAll(() => writeHeldOut(folder, developmentPapers));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('A position a column, labels above their values, names beside their lists: every field is found, nothing else said', async () => {
    const { differences, found, expected, stated, lost, unseen } = await measureCorpus(folder);
    expect(differences).toEqual([]);
    expect({ found, stated, lost, unseen }).toEqual({ found: expected, stated: 0, lost: 0, unseen: 0 });
  });
});
