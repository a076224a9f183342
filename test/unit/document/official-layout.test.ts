import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { typeset } from '../../../electron/host/documents/typst-renderer.ts';
import type { Paper } from '../../../shared/document/blocks.ts';
import { statementPaper } from '../../../shared/document/papers/statement.ts';
import { statementResultPaper } from '../../../shared/document/papers/statement-result.ts';
import { measureOfficial } from '../../support/official-layout.ts';
import { paperResources } from '../../support/paper-resources.ts';
import { measurePdf } from '../../support/pdf-layout.ts';
import { RecordSetBuilder } from '../../support/record-set-builder.ts';

/** Letters without a place to break a line at, so that every line is full. */
const unbroken = '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'.repeat(80);

/** One page of tables, without a line of running text: its own test measures that it fills the type area. */
const forms = ['transmittal-paper.ts'];

/** Every formal paper, with a long text in it, under the file that makes it. */
function formalPapers(): ReadonlyMap<string, Paper> {
  const set = new RecordSetBuilder({ name: '后勤处' });
  set.add('college', { name: '云栖岭职业技术学院' });
  const fields = { year: 2026, title: '目标管理责任状', number: '责字〔2026〕1号', partyA: '学院', partyB: '后勤处' };
  const { id } = set.add('statement', { ...fields, preamble: unbroken, assessment: unbroken });
  set.add('statementItem', { statementId: id, content: '水电保障', target: '停水停电不超过2小时', weight: 100 });
  const records = set.build();
  return new Map([
    ['statement.ts', statementPaper(records, { statementIds: [id], date: '2026-01-05' })],
    ['statement-result.ts', statementResultPaper(records, { statementId: id, date: '2026-01-05' })],
  ]);
}

test('every paper that is made in the official layout is measured here', () => {
  const folder = new URL('../../../shared/document/papers/', import.meta.url);
  const official = readdirSync(folder).filter((name) =>
    /layout: 'official'/u.test(readFileSync(new URL(name, folder), 'utf8')),
  );
  expect(official.toSorted()).toEqual([...formalPapers().keys(), ...forms].toSorted());
});

test.each([...formalPapers()])('%s keeps the layout of GB/T 9704—2012 within a millimetre', async (_name, paper) => {
  expect(paper.layout).toBe('official');
  const { pdf } = await typeset(paper, paperResources());
  const measured = measureOfficial(await measurePdf(pdf));
  const off = Object.fromEntries(
    (
      [
        ['topMm', 37],
        ['bottomMm', 35],
        ['leftMm', 28],
        ['rightMm', 26],
        ['numberBelowMm', 7],
        ['oddNumberInsideMm', 4.94],
        ['evenNumberInsideMm', 4.94],
      ] as const
    ).flatMap(([name, wanted]) => (Math.abs(measured[name] - wanted) <= 1 ? [] : [[name, measured[name]]])),
  );
  expect(off).toEqual({});
  const { lines, characters, titlePt, bodyPt, numberPt } = measured;
  expect({ lines, characters, titlePt, bodyPt, numberPt }).toEqual({
    lines: 22,
    characters: [28, 28],
    titlePt: 22,
    bodyPt: 16,
    numberPt: 14,
  });
});
