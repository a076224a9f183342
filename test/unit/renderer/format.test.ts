import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatBytes } from '../../../shared/format-bytes.ts';
import { fileNameOf, folderOf, formatCount, groupFingerprint, percentOf } from '../../../renderer/lib/format.ts';

test('sizes have at most one decimal and never read 1024', () => {
  expect([0, 1023, 1024, 1536, 1048575, 1048576, 5 * 1024 ** 3].map(formatBytes)).toEqual([
    '0 B',
    '1023 B',
    '1.0 KB',
    '1.5 KB',
    '1.0 MB',
    '1.0 MB',
    '5.0 GB',
  ]);
  fc.assert(fc.property(fc.maxSafeNat(), (bytes) => !formatBytes(bytes).startsWith('1024 ')));
});

test('counts are grouped in threes and stay the same number', () => {
  expect([0, 999, 1000, 1234567].map(formatCount)).toEqual(['0', '999', '1,000', '1,234,567']);
  fc.assert(fc.property(fc.maxSafeNat(), (count) => Number(formatCount(count).replaceAll(',', '')) === count));
});

test('a percentage is 100 only when all is done and 0 only when nothing is', () => {
  expect([percentOf(0, 0), percentOf(1, 1000), percentOf(999, 1000), percentOf(5, 5)]).toEqual([0, 1, 99, 100]);
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), (a, b) => {
      const [done, total] = [Math.min(a, b), Math.max(a, b)];
      const percent = percentOf(done, total);
      return (percent === 100) === (total > 0 && done === total) && (percent === 0) === (done === 0);
    }),
  );
});

test('a fingerprint is shown in groups of four and loses nothing', () => {
  const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
  fc.assert(
    fc.property(hex, (text) => {
      const grouped = groupFingerprint(text);
      return grouped.replaceAll(' ', '') === text && grouped.split(' ').every((group) => group.length === 4);
    }),
  );
});

test('file names and folders are read from paths of Windows and of Linux', () => {
  expect([fileNameOf('D:\\资料\\后勤处.qhd'), folderOf('D:\\资料\\后勤处.qhd')]).toEqual(['后勤处.qhd', 'D:\\资料']);
  expect([fileNameOf('/home/a/后勤处.qhd'), folderOf('/home/a/后勤处.qhd')]).toEqual(['后勤处.qhd', '/home/a']);
});
