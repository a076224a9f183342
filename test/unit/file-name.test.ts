import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from '../../shared/domain/file-name.ts';

test('ordinary names stay as they are', () => {
  expect(['后勤处 2026 质量手册.pdf', 'a-b_c (1).docx', '㛃𬭎.txt'].map(safeFileName)).toEqual([
    '后勤处 2026 质量手册.pdf',
    'a-b_c (1).docx',
    '㛃𬭎.txt',
  ]);
});

test('what Windows refuses is replaced', () => {
  expect(
    ['a/b\\c:d*e?f"g<h>i|j.pdf', 'CON', 'com1.txt', 'LPT¹.txt', 'name. . ', '...', '', 'a\u0000b\u200bc'].map(
      safeFileName,
    ),
  ).toEqual(['a_b_c_d_e_f_g_h_i_j.pdf', '_CON', '_com1.txt', '_LPT¹.txt', 'name', '_', '_', 'abc']);
});

test('a long name keeps its extension', () => {
  const name = safeFileName(`${'岗'.repeat(300)}.docx`);
  expect([...name]).toHaveLength(120);
  expect(name.endsWith('岗.docx')).toBe(true);
});

test('any text becomes a name that needs no further change and no folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const name = safeFileName(text);
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|[. ]$/u);
      expect(name.length).toBeGreaterThan(0);
      expect([...name].length).toBeLessThanOrEqual(120);
      expect(safeFileName(name)).toBe(name);
    }),
  );
});
