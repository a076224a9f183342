import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldersOfNumber, planTree, type TreePiece } from '../../shared/domain/export-tree.ts';

const piece = (change: Partial<TreePiece>): TreePiece => ({
  number: '',
  title: '材料',
  folders: [],
  files: [{ fileHash: 'a', fileName: '原名.pdf' }],
  ...change,
});
const paths = (pieces: readonly TreePiece[], baseLength = 20): string[] =>
  (planTree(pieces, { baseLength }) ?? []).map(({ path }) => path.join('/'));

/** What Windows refuses as a name, or changes without a word. */
function isSafe(name: string): boolean {
  return (
    name !== '' &&
    name === name.normalize('NFC') &&
    !/[<>:"/\\|?*\p{Cc}]/u.test(name) &&
    !/[. ]$/u.test(name) &&
    !/^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu.test(name) &&
    name.length <= 255 &&
    Buffer.byteLength(name) <= 255
  );
}

describe('the tree of an export', () => {
  it('Folders follow the parts of a number', () => {
    expect(foldersOfNumber('1.1.2-3')).toEqual(['1', '1.1', '1.1.2']);
    expect(foldersOfNumber('II-1-3')).toEqual(['II', 'II-1']);
    expect(foldersOfNumber('佐证材料15')).toEqual([]);
    expect(foldersOfNumber('')).toEqual([]);
  });

  it('A piece is named by number and title with the ending of its file; several files get a folder', () => {
    const files = [
      { fileHash: 'a', fileName: '台账.XLSX' },
      { fileHash: 'b', fileName: '附件.pdf' },
    ];
    expect(
      paths([
        piece({ number: '1.1-2', title: '检查记录', folders: ['1', '1.1'] }),
        piece({ number: '1.1-3', title: '台账', folders: ['1', '1.1'], files }),
        piece({ title: '没有扩展名', files: [{ fileHash: 'c', fileName: 'README' }] }),
        piece({ title: '纸质件', files: [] }),
      ]),
    ).toEqual([
      '1/1.1/1.1-2 检查记录.pdf',
      '1/1.1/1.1-3 台账/01 台账.xlsx',
      '1/1.1/1.1-3 台账/02 附件.pdf',
      '没有扩展名',
    ]);
  });

  it('Names that differ by case or form only are kept apart, also from what stands there already', () => {
    const same = ['Report', 'REPORT', 'e\u0301t\u00e9', '\u00e9te\u0301'].map((title) => piece({ title }));
    expect(paths(same)).toEqual(['Report.pdf', 'REPORT (2).pdf', 'été.pdf', 'été (2).pdf']);
    const placed = planTree([piece({ title: '清单' })], { baseLength: 20, taken: ['清单.PDF'] });
    expect(placed?.[0]?.path).toEqual(['清单 (2).pdf']);
  });

  it('Reserved names, trailing dots and blanks, and signs that Windows refuses are put right', () => {
    const titles = ['CON', 'nul.txt', 'lpt1', '结尾。. .', 'a/b\\c:d*e?f"g<h>i|j', '\u202e反\u0000向'];
    const names = paths(titles.map((title) => piece({ title, files: [{ fileHash: 'a', fileName: 'x' }] })));
    expect(names).toEqual(['_CON', '_nul.txt', '_lpt1', '结尾。', 'a_b_c_d_e_f_g_h_i_j', '反向']);
  });

  it('Whatever people write, every name is safe, unique without regard to case, and short enough with its path', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('CON', 'aux.', '最终版2', '.', '..', ' ', '👨‍👩‍👧‍👦'.repeat(60), '测'.repeat(300), '~.part'),
    );
    const files = fc.array(fc.record({ fileHash: fc.constant('a'), fileName: text }), { maxLength: 4 });
    const any = fc.record({ number: text, title: text, folders: fc.array(text, { maxLength: 3 }), files });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), fc.integer({ min: 1, max: 160 }), (pieces, baseLength) => {
        const placed = planTree(pieces, { baseLength });
        if (placed === null) return;
        const seen = placed.map(({ path }) => path.join('/').normalize('NFC').toLowerCase());
        expect(new Set(seen).size).toBe(seen.length);
        expect(placed).toHaveLength(pieces.reduce((sum, one) => sum + one.files.length, 0));
        for (const { path } of placed) {
          expect(path.filter((name) => !isSafe(name))).toEqual([]);
          expect(baseLength + 1 + path.join('/').length).toBeLessThanOrEqual(259);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('A folder so deep that names would be cut to nothing is refused', () => {
    expect(planTree([piece({})], { baseLength: 240 })).toBeNull();
  });
});
