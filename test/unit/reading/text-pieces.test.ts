import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinLines } from '../../../electron/host/reading/pdf-text.ts';
import { readPlainText } from '../../../electron/host/reading/plain-text.ts';
import { readText } from '../../../electron/host/reading/read-document.ts';
import { piecesOf } from '../../../electron/host/reading/text-pieces.ts';
import { findInText } from '../../../renderer/features/reading/find-text.ts';
import { placeInPiece } from '../../../shared/domain/reading.ts';
import { writeDocx, writePdf, writePptx, writeXlsx } from '../../support/reading/write-files.ts';

/** Where a word stands, as the search would say. */
async function placeOf(bytes: Buffer, word: string, mediaType = ''): Promise<unknown> {
  const { pieces } = await readText(bytes, mediaType);
  const piece = pieces.find(({ text }) => text.includes(word));
  return piece === undefined ? null : placeInPiece(piece, piece.text.indexOf(word));
}

describe('the words of files', () => {
  it('Each kind of file says where a word stands: page, paragraph, cell, slide, line', async () => {
    const lines = Array.from({ length: 50 }, (_, index) => `第${index + 1}项检查记录`);
    const marked = lines.with(36, '第37项灭火器欠压');
    expect(await placeOf(writePdf([lines.slice(0, 20), marked.slice(20)]), '灭火器')).toEqual({
      kind: 'page',
      page: 2,
    });
    expect(await placeOf(writeDocx(marked), '灭火器')).toEqual({ kind: 'paragraph', paragraph: 37 });
    expect(
      await placeOf(
        writeXlsx([
          ['a', 'b'],
          ['', '', '灭火器'],
        ]),
        '灭火器',
      ),
    ).toEqual({ kind: 'cell', sheet: '台账', cell: 'C2' });
    expect(await placeOf(writePptx([['封面'], ['目录'], ['灭火器']]), '灭火器')).toEqual({ kind: 'slide', slide: 3 });
    expect(await placeOf(Buffer.from(marked.join('\r\n')), '灭火器')).toEqual({ kind: 'line', line: 37 });
    expect(await placeOf(Buffer.from(marked.map((line) => `<p>${line}</p>`).join('')), '灭火器', 'text/html')).toEqual({
      kind: 'paragraph',
      paragraph: 37,
    });
  });

  it('A scan has no words, and says so', async () => {
    expect(await readText(writePdf([[], []]), 'application/pdf')).toEqual({ state: 'no-text', pieces: [] });
  });

  it('Chinese text is read in the encoding that it was written in', () => {
    const gbk = Buffer.from('b8dacebbd6b0d4f0a3bab5c7bcc7cca8d5cb', 'hex'); // 岗位职责：登记台账
    expect(readPlainText(gbk)).toEqual({ text: '岗位职责：登记台账', encoding: 'GBK', isCut: false });
    expect(readPlainText(Buffer.from('岗位职责'))).toMatchObject({ text: '岗位职责', encoding: 'UTF-8' });
    expect(readPlainText(Buffer.from('\ufeff岗位', 'utf16le'))).toMatchObject({ text: '岗位', encoding: 'UTF-16LE' });
    expect(readPlainText(Buffer.from('plain text', 'utf16le'))).toMatchObject({ text: 'plain text' });
    expect(() => readPlainText(Buffer.from([1, 2, 0, 0, 9, 0, 7, 0, 0, 1]))).toThrow('unsupported');
  });

  it('Words that go on over the end of a printed line are one', () => {
    expect(joinLines('岗位\n职责\nabc\ndef\n，完')).toBe('岗位职责\nabc\ndef\n，完');
  });

  it('Every line of a text is in some piece, at its own place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(''), fc.stringMatching(/^[a-z\u4e00-\u9fa5]{1,200}$/u)), { maxLength: 120 }),
        (lines) => {
          const pieces = piecesOf({ kind: 'text', text: lines.join('\n'), encoding: 'UTF-8', isCut: false });
          const found = pieces.flatMap((piece) => {
            let offset = 0;
            return piece.text.split('\n').map((text) => {
              const place = placeInPiece(piece, offset);
              offset += text.length + 1;
              return [place?.kind === 'line' ? place.line : 0, text] as const;
            });
          });
          const said = lines.flatMap((text, index) => (text === '' ? [] : [[index + 1, text] as const]));
          expect(found.filter(([, text]) => text !== '')).toEqual(said);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('finding in what is shown', () => {
  it('Blanks, line breaks, width and case make no difference', () => {
    expect(findInText('岗 位\n职责 ＧＢ 9704', 'gb9704')).toEqual([[7, 14]]);
    expect(findInText('岗 位\n职责', '岗位职责')).toEqual([[0, 6]]);
    expect(findInText('aaaa', 'aa')).toEqual([
      [0, 2],
      [2, 4],
    ]);
    expect(findInText('岗位', '  ')).toEqual([]);
  });

  it('What is found reads as what was looked for', () => {
    const text = fc.string({ unit: fc.constantFrom('岗', '位', ' ', '\n', 'a', 'A', 'ａ', '1', '𠀀'), maxLength: 40 });
    fc.assert(
      fc.property(text, text, (hay, words) => {
        const plain = (one: string): string => one.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');
        for (const [start, end] of findInText(hay, words)) expect(plain(hay.slice(start, end))).toBe(plain(words));
        expect(findInText(hay, words).length > 0).toBe(plain(words) !== '' && plain(hay).includes(plain(words)));
      }),
    );
  });
});
