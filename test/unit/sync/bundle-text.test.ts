import fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { emptyRecordSet } from '../../../shared/domain/record-set.ts';
import { csvCell, printEvidenceIndex } from '../../../shared/sync/bundle-index.ts';
import { bagInfoValue, printBagInfo } from '../../../shared/sync/bundle-info.ts';
import {
  decodeManifestPath,
  encodeManifestPath,
  parseManifest,
  printManifest,
} from '../../../shared/sync/bundle-manifest.ts';
import {
  bagName,
  bundleFileAt,
  chinaDay,
  evidencePath,
  distinctRecipientNames,
  suggestedBundleName,
} from '../../../shared/sync/bundle-names.ts';
import { type CanonicalValue, canonicalJson } from '../../../shared/sync/canonical-json.ts';
import { RecordSetBuilder } from '../../support/record-set-builder.ts';

const hash = fc.stringMatching(/^[0-9a-f]{64}$/u);

describe('B8 canonical lines', () => {
  test('B8 a value has one text whatever the order of its keys, and the text gives the value back', () => {
    const flat = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    );
    const object = fc.uniqueArray(fc.tuple(fc.string({ unit: 'binary' }), fc.oneof(flat, fc.array(flat))), {
      selector: ([key]) => key,
    });
    fc.assert(
      fc.property(object, (entries) => {
        const make = (list: typeof entries): CanonicalValue => Object.fromEntries(list) as CanonicalValue;
        const text = canonicalJson(make(entries));
        expect(canonicalJson(make(entries.toReversed()))).toBe(text);
        expect(canonicalJson(JSON.parse(text) as CanonicalValue)).toBe(text);
        expect(text).not.toContain('\n');
      }),
    );
  });

  test('B8 keys are sorted by code unit, undefined ones are left out, and no number is invented', () => {
    expect(canonicalJson({ b: [1, '二'], a: null, 岗: true, Z: undefined })).toBe('{"a":null,"b":[1,"二"],"岗":true}');
    expect(() => canonicalJson(Number.NaN)).toThrow(RangeError);
  });
});

describe('B7 manifests', () => {
  test('B7 what is printed is read back, sorted, whatever the paths are', () => {
    const path = fc.string({ unit: 'binary', minLength: 1 }).map((text) => `data/${text}`);
    const lines = fc.uniqueArray(fc.record({ path, hash }), { selector: (line) => line.path });
    fc.assert(
      fc.property(lines, (given) => {
        const parsed = parseManifest(printManifest(given));
        expect(parsed.malformed).toEqual([]);
        expect(parsed.lines).toEqual(given.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
      }),
    );
  });

  test('B7 CR, LF and the percent sign are the only characters that are encoded', () => {
    expect(encodeManifestPath('data/50%\r\n佐证 1.pdf')).toBe('data/50%25%0D%0A佐证 1.pdf');
    expect(decodeManifestPath('data/%e5%25%0a')).toBe('data/%e5%\n');
  });

  test('B7 lines in any other form are reported with their number', () => {
    const good = `${'a'.repeat(64)}  data/x`;
    const bad = [`${'A'.repeat(64)}  data/x`, `${'a'.repeat(64)} data/x`, `${'a'.repeat(63)}  data/x`, `${good}\r`, ''];
    const { lines, malformed } = parseManifest(`${[good, ...bad].join('\n')}\nunfinished`);
    expect(lines).toEqual([{ path: 'data/x', hash: 'a'.repeat(64) }]);
    expect(malformed.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7]);
  });
});

describe('B4 names', () => {
  test('B4 a path stands for one file of a bundle or for none', () => {
    const name = 'ab'.padEnd(64, '0');
    expect(bundleFileAt('bag-info.txt')).toEqual({ role: 'info' });
    expect(bundleFileAt('data/records/workStandard.ndjson')).toEqual({ role: 'records', kind: 'workStandard' });
    expect(bundleFileAt(evidencePath(name))).toEqual({ role: 'evidence', hash: name });
    const strangers = [
      `data/evidence/00/${name}`,
      `data/evidence/ab/${name.toUpperCase()}`,
      'data/records/toString.ndjson',
      'data/records/__proto__.ndjson',
    ];
    for (const path of [...strangers, '../bag-info.txt', 'data', 'DATA/index.csv', 'constructor']) {
      expect(bundleFileAt(path)).toBeNull();
    }
  });

  test('B3 the base folder is ASCII, and its day is the day in China', () => {
    expect(chinaDay('2026-11-21T15:59:59.999Z')).toBe('2026-11-21');
    expect(chinaDay('2026-11-21T16:00:00.000Z')).toBe('2026-11-22');
    expect(bagName('HQC', '2026-11-22')).toBe('bundle-HQC-20261122');
    expect(bagName('后勤/..', '2026-11-22')).toBe('bundle-20261122');
  });

  test('B3 the suggested file name is one that Windows takes, whatever the department is called', () => {
    expect(suggestedBundleName('后勤处', '2026-11-22T01:00:00.000Z', 3)).toBe('后勤处-20261122-第3号同步包.zip');
    expect(suggestedBundleName(' ..资产/后勤:处?\n', '2026-11-22T01:00:00.000Z', 3)).toBe(
      '资产 后勤 处-20261122-第3号同步包.zip',
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const suggested = suggestedBundleName(name, '2026-11-22T01:00:00.000Z', 3);
        expect(suggested).not.toMatch(/[\\/:*?"<>|\p{Cc}]|^[. ]/u);
        expect(suggested.length).toBeLessThan(100);
      }),
    );
  });

  test('B3 names for several recipients differ on any disk; only those who share one are told apart by their keys', () => {
    const named = (...pairs: readonly (readonly [string, string])[]): string[] =>
      distinctRecipientNames(pairs.map(([name, mark]) => ({ name, keyFingerprint: `SHA256:${mark}` })));
    expect(named(['后勤处', 'ab/C+9xyz'], ['教务处', 'abC9xyzz'], ['后勤处', 'Qq12'])).toEqual([
      '后勤处-abC9',
      '教务处',
      '后勤处-Qq12',
    ]);
    expect(named(['后勤/处', 'aaaaB1'], ['后勤 处', 'AAAAC1'], ['', 'x'])).toEqual([
      '后勤 处-aaaaB',
      '后勤 处-AAAAC',
      '部门',
    ]);
    const name = fc.constantFrom('后勤处', '后勤:处', 'Office', 'OFFICE', '部'.repeat(80), '');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.base64String({ minLength: 43, maxLength: 44 }), { maxLength: 6 }),
        fc.array(name, { minLength: 6, maxLength: 6 }),
        (marks, names) => {
          const pairs = marks.map((mark, at) => [names[at] ?? '', mark] as const);
          const files = named(...pairs).map((each) => suggestedBundleName(each, '2026-11-22T01:00:00.000Z', 1));
          const safe = marks.map((mark) => mark.replace(/[^A-Za-z0-9]/gu, '').toLowerCase());
          fc.pre(new Set(safe).size === safe.length);
          expect(new Set(files.map((each) => each.toLowerCase())).size).toBe(files.length);
        },
      ),
    );
  });
});

describe('B6 bag-info', () => {
  const info = {
    collegeName: '江城\n  职业学院 ',
    departmentName: '后勤处',
    departmentId: 'd',
    baggingDay: '2026-11-22',
    payloadBytes: 10,
    payloadFiles: 2,
    headRevisionId: 'r',
    transfer: null,
  };

  test('B6 has its labels in order, one a line, without empty ones', () => {
    expect(printBagInfo({ ...info, departmentName: ' ' })).toBe(
      'Source-Organization: 江城 职业学院\nExternal-Identifier: d\nBagging-Date: 2026-11-22\nPayload-Oxum: 10.2\nGangbiao-Bundle-Format: 1\nGangbiao-Head-Revision: r\n',
    );
    expect(printBagInfo({ ...info, departmentName: '', transfer: { senderKey: 'SHA256:x', sequence: 3 } })).toContain(
      'Gangbiao-Bundle-Format: 2\nGangbiao-Head-Revision: r\nGangbiao-Sender-Key: SHA256:x\nGangbiao-Sequence: 3\n',
    );
    expect(bagInfoValue(printBagInfo(info), 'Payload-Oxum')).toBe('10.2');
    expect(bagInfoValue(printBagInfo(info), 'Oxum')).toBeNull();
  });
});

describe('B12 index', () => {
  test('B12 no cell is taken for a formula, and quotes, commas and line breaks stay in their cell', () => {
    expect(['=1+1', '+1', '-1', '@x', '\t=1'].map(csvCell)).toEqual([
      '"\'=1+1"',
      '"\'+1"',
      '"\'-1"',
      '"\'@x"',
      '"\'\t=1"',
    ]);
    expect(csvCell('报告,"终稿"\n二')).toBe('"报告,""终稿""\n二"');
    expect(csvCell('1.1-1')).toBe('1.1-1');
  });

  test('B12 a set without evidence has a head only', () => {
    const text = printEvidenceIndex(emptyRecordSet());
    expect(text.startsWith('\uFEFF编号,名称,原始文件名,包内文件,SHA-256,')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(2);
  });
});

test('B12 the index names what a piece proves, also a remark of the office that was attended to', () => {
  const set = new RecordSetBuilder({ name: '后勤处' });
  const review = set.add('review', { roundId: v7(), title: '秋季复核', year: 2026 });
  const remark = set.add('reviewItem', {
    reviewId: review.id,
    rootKind: 'position',
    rootId: v7(),
    recordKind: 'position',
    recordId: v7(),
    baseRevisionId: v7(),
    remark: '请写明时限',
  });
  const piece = set.add('evidence', { number: '1', title: '补充说明' });
  set.add('evidenceLink', { evidenceId: piece.id, targetKind: 'reviewItem', targetId: remark.id });
  expect(printEvidenceIndex(set.build())).toContain('复核意见：请写明时限');
});
