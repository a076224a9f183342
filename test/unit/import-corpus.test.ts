import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../electron/host/documents/import/read-source.ts';
import { interpretSource } from '../../shared/domain/import/interpret.ts';
import { piecesOf, type SourceFile, type SourcePiece } from '../../shared/domain/import/source.ts';
import { factsOf } from '../support/import-corpus/expectation.ts';

const folder = fileURLToPath(new URL('../fixtures/import-corpus/', import.meta.url));
const files = readdirSync(folder).filter((name) => /\.(?:docx|xlsx|csv|txt)$/u.test(name));
const options = { departmentName: '后勤处', fileName: '', mappings: {} };

describe('papers of others', () => {
  test.each(files)('%s yields every field that a secretary would copy from it, and keeps the rest', async (name) => {
    const path = join(folder, name);
    const expected = JSON.parse(readFileSync(path.replace(/\.[a-z]+$/u, '.expected.json'), 'utf8')) as {
      facts: string[];
      kept: string[];
    };
    const source = await readSource(readFileSync(path), name);
    const result = interpretSource(source, { ...options, fileName: basename(name, extname(name)) });
    expect([...factsOf(result)].sort()).toEqual(expected.facts.sort());
    const kept = result.kept.map(({ text }) => text).join('\n');
    expect(expected.kept.filter((text) => !kept.includes(text))).toEqual([]);
  });
});

const words = fc.constantFrom(
  '岗位名称：',
  '岗位职责',
  '一、',
  '（一）',
  '1.',
  '2、',
  '(1)',
  '科长',
  '物业科',
  '工作标准',
  '→',
  '，',
  '。',
  '；',
  '\n',
  '\u200b',
  ' ',
  '职职责责',
  '____',
  '每日2次',
  '１２',
  '目录',
  '— 3 —',
  '目的',
  '报修流程',
  '备注',
  '𠮷',
  '任职资格：',
  '\t',
);
const text = fc.array(words, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(''));
const pieceOf = (id: string, value: string, bold: boolean): SourcePiece => ({
  id,
  text: value,
  number: '',
  heading: 0,
  bold,
  origin: 'body',
  hidden: false,
  contents: false,
});

describe('where every character went', () => {
  const papers = fc.array(fc.tuple(text, fc.boolean()), { minLength: 1, maxLength: 20 });
  const tables = fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });

  test('whatever a paper says, its pieces are covered from end to end, without gaps and without overlaps', () => {
    fc.assert(
      fc.property(papers, tables, (lines, rows) => {
        const file: SourceFile = {
          kind: 'docx',
          notes: [],
          blocks: [
            ...lines.map(([value, bold], index) => ({
              type: 'text' as const,
              piece: pieceOf(`p${index}`, value, bold),
            })),
            {
              type: 'table',
              id: 't',
              name: '',
              rows: rows.length,
              columns: 3,
              cells: rows.flatMap((row, y) =>
                row.map((value, x) => ({
                  row: y,
                  column: x,
                  rowSpan: 1,
                  columnSpan: 1,
                  pieces: [pieceOf(`c${y}.${x}`, value, false)],
                })),
              ),
            },
          ],
        };
        const { placements } = interpretSource(file, options);
        for (const piece of piecesOf(file)) {
          const own = placements.filter((placement) => placement.piece === piece.id);
          let at = 0;
          for (const { start, end } of own) {
            expect(start).toBe(at);
            expect(end).toBeGreaterThan(start);
            at = end;
          }
          expect(at).toBe(piece.text.length);
        }
      }),
    );
  });

  test('what stands in a field stands in the result: no placement names a key that the result does not have', () => {
    fc.assert(
      fc.property(papers, (lines) => {
        const file: SourceFile = {
          kind: 'txt',
          notes: [],
          blocks: lines.map(([value, bold], index) => ({ type: 'text', piece: pieceOf(`p${index}`, value, bold) })),
        };
        const result = interpretSource(file, options);
        const keys =
          JSON.stringify(result.positions) + JSON.stringify(result.workflows) + JSON.stringify(result.sections);
        for (const { use, target } of result.placements) {
          const owner = target.split('.')[0] ?? '';
          if (use === 'field' && !target.startsWith('section:')) expect(keys).toContain(`"key":"${owner}"`);
        }
      }),
    );
  });
});
