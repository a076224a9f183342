import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playableType, readEvidenceAddress, readRangeHeader } from '../../../electron/main/evidence-range.ts';
import { zoneStreamOf } from '../../../electron/host/reading/mark-of-the-web.ts';

const id = '019f0000-0000-7000-8000-000000000001';
const hash = 'a'.repeat(64);

describe('the address of a file of evidence', () => {
  it('Only a piece of evidence and a hash, written just so, are an address', () => {
    expect(readEvidenceAddress(`gangbiao-evidence://file/${id}/${hash}`)).toEqual({ id, fileHash: hash });
    for (const wrong of [
      `gangbiao-evidence://file/${id}`,
      `gangbiao-evidence://file/${id}/${hash}/`,
      `gangbiao-evidence://file/${id}/${hash}?x=1`,
      `gangbiao-evidence://file/${id}/${hash}#a`,
      `gangbiao-evidence://file/${id}/../${hash}`,
      `gangbiao-evidence://file/${id}/..%2f${hash}`,
      `gangbiao-evidence://other/${id}/${hash}`,
      `gangbiao-evidence://file/${id.toUpperCase().replace('0', 'G')}/${hash}`,
      `gangbiao-evidence://file/${id}/${hash.slice(1)}`,
      `gangbiao-evidence://file//etc/passwd`,
      `gangbiao://file/${id}/${hash}`,
      `file:///${id}/${hash}`,
    ])
      expect([wrong, readEvidenceAddress(wrong)]).toEqual([wrong, null]);
  });

  it('Any other text is none', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        expect(readEvidenceAddress(url)).toBeNull();
      }),
    );
  });

  it('Only sound and film are served, whatever a file calls itself', () => {
    expect(playableType('video/mp4')).toBe('video/mp4');
    expect(playableType('video/quicktime')).toBe('video/mp4');
    for (const type of [
      'text/html',
      'image/svg+xml',
      'application/javascript',
      'video/mp4; codecs="x"\r\nX: y',
      'audio/',
      '',
    ])
      expect(playableType(type)).toBeNull();
  });
});

describe('the part that a player asks for', () => {
  it('Parts of a file are understood as RFC 9110 says', () => {
    expect(readRangeHeader('bytes=0-', 100)).toEqual({ first: 0, last: 99 });
    expect(readRangeHeader('bytes=10-19', 100)).toEqual({ first: 10, last: 19 });
    expect(readRangeHeader('bytes=90-200', 100)).toEqual({ first: 90, last: 99 });
    expect(readRangeHeader('bytes=-5', 100)).toEqual({ first: 95, last: 99 });
    expect(readRangeHeader('bytes=-500', 100)).toEqual({ first: 0, last: 99 });
    expect(readRangeHeader('bytes=100-', 100)).toBe('beyond');
    expect(readRangeHeader('bytes=-0', 100)).toBe('beyond');
    expect(readRangeHeader('bytes=0-0', 0)).toBe('beyond');
    for (const other of [null, '', 'bytes=-', 'bytes=5-2', 'bytes=0-1,5-6', 'items=0-1', 'bytes=a-b'])
      expect([other, readRangeHeader(other, 100)]).toEqual([other, 'whole']);
  });

  it('A part never reaches over the ends of a file', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(6_000), fc.option(fc.nat(6_000)), (size, first, last) => {
        const range = readRangeHeader(`bytes=${first}-${last ?? ''}`, size);
        if (typeof range === 'string') return;
        expect(range.first >= 0 && range.first <= range.last && range.last < size).toBe(true);
      }),
    );
  });
});

describe('the mark of the web', () => {
  it('A copy on Windows is marked as come from elsewhere, in a stream beside its bytes', () => {
    expect(zoneStreamOf('C:\\材料\\报告.docx', 'win32')).toEqual({
      path: 'C:\\材料\\报告.docx:Zone.Identifier',
      content: '[ZoneTransfer]\r\nZoneId=3\r\n',
    });
    expect(zoneStreamOf('/home/a/报告.docx', 'linux')).toBeNull();
  });
});
