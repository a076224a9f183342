import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/document/blocks.ts';
import { evidenceListBlocks, type EvidenceHeld } from '../../../shared/document/papers/evidence-list.ts';
import { lookUp } from '../../../shared/document/record-lookup.ts';
import { RecordSetBuilder } from '../../support/record-set-builder.ts';

const [scan, video, bad] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];
const file = (fileHash: string) => ({ fileHash, fileName: '件.pdf', sizeBytes: 2_048 });
const held: EvidenceHeld = {
  damaged: new Set([bad]),
  pages: new Map([
    [scan, { pages: 12, basis: 'counted' }],
    [bad, { pages: 7, basis: 'counted' }],
  ]),
};

function blocks(): Block[] {
  const set = new RecordSetBuilder();
  set.add('evidence', { number: '佐证材料2', title: '锦旗', kind: 'object', physicalPlace: '展柜' });
  set.add('evidence', { number: 'II-1', title: '录像', keeper: '许清如', ...file(video) });
  set.add('evidence', { number: '3.1-1', title: '制度', keeper: '许清如', physicalPlace: 'A柜1盒', ...file(scan) });
  set.add('evidence', { number: '1.1-10', title: '通报', physicalPlace: 'B柜', ...file(bad) });
  return evidenceListBlocks(lookUp(set.build()), { held });
}

describe('the list of evidence', () => {
  it('stands in the order of the screen: scheme by scheme, in each as one counts', () => {
    const text = JSON.stringify(blocks());
    expect([...text.matchAll(/通报|制度|录像|锦旗/gu)].map(([title]) => title)).toEqual([
      '通报',
      '制度',
      '录像',
      '锦旗',
    ]);
  });

  it('has no group of its own for every piece of a list that is counted through', () => {
    const set = new RecordSetBuilder();
    for (const number of ['1.1-2', '1.1-3', '佐证材料9', '佐证材料15', '附件三', '附件十', '7', '8', ''])
      set.add('evidence', { number, title: `件${number}` });
    const text = JSON.stringify(evidenceListBlocks(lookUp(set.build()), { group: 'number' }));
    expect(text.match(/[^"]*（\d件）/gu)).toEqual([
      '1.1（2件）',
      '顺序编号（2件）',
      '佐证材料（2件）',
      '附件（2件）',
      '未编号（1件）',
    ]);
  });

  it('says of a piece with a file where its original lies too', () => {
    const text = JSON.stringify(blocks());
    expect(text).toContain('A柜1盒');
    expect(text).toContain('B柜');
  });

  it('sums the pages that were counted, without damaged files, and says how many pieces nobody counted', () => {
    expect(JSON.stringify(blocks())).toContain('电子件共12页，另有1件页数不详。');
  });
});
