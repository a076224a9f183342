import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { evidenceSchema } from '../../shared/domain/evidence.ts';
import {
  extensionOf,
  guessEvidence,
  isSystemFile,
  isSystemFolder,
  isTooLongFileName,
} from '../../shared/domain/evidence-file.ts';

describe('guessing evidence from a file name', () => {
  const cases = [
    [
      '1.1-2 食堂卫生检查记录.docx',
      { number: '1.1-2', title: '食堂卫生检查记录', kind: 'text', year: '', formedOn: '' },
    ],
    [
      '佐证材料15_维修台账.pdf',
      { number: '佐证材料15', title: '维修台账', kind: 'statistics', year: '', formedOn: '' },
    ],
    ['II-1《安全管理办法》.pdf', { number: 'II-1', title: '《安全管理办法》', kind: 'text', year: '', formedOn: '' }],
    [
      '2025-2026学年宿舍检查汇总.xlsx',
      { number: '', title: '2025-2026学年宿舍检查汇总', kind: 'statistics', year: '2025-2026', formedOn: '' },
    ],
    [
      '2026-03-05会议纪要.doc',
      { number: '', title: '2026-03-05会议纪要', kind: 'text', year: '2026', formedOn: '2026-03-05' },
    ],
    [
      '消防演练20260412.JPG',
      { number: '', title: '消防演练20260412', kind: 'media', year: '2026', formedOn: '2026-04-12' },
    ],
    [
      '2026年4月12日消防演练.mp4',
      { number: '', title: '2026年4月12日消防演练', kind: 'media', year: '2026', formedOn: '2026-04-12' },
    ],
    [
      '特种设备操作证（扫描）.jpg',
      { number: '', title: '特种设备操作证（扫描）', kind: 'certificate', year: '', formedOn: '' },
    ],
    ['2026年度计划.zip', { number: '', title: '2026年度计划', kind: 'other', year: '2026', formedOn: '' }],
    ['1.1-2.pdf', { number: '', title: '1.1-2', kind: 'text', year: '', formedOn: '' }],
    ['IMG_20261340.png', { number: '', title: 'IMG_20261340', kind: 'media', year: '', formedOn: '' }],
    ['电话13920261234.txt', { number: '', title: '电话13920261234', kind: 'text', year: '', formedOn: '' }],
    ['\n\u0000', { number: '', title: 'U+000A U+0000', kind: 'other', year: '', formedOn: '' }],
    ['家庭👨‍👩‍👧.txt', { number: '', title: '家庭👨‍👩‍👧', kind: 'text', year: '', formedOn: '' }],
    ['.gitignore', { number: '', title: '.gitignore', kind: 'other', year: '', formedOn: '' }],
  ] as const;
  test.each(cases)('reads %s', (name, guess) => {
    const { yearKind: _, ...read } = guessEvidence(name);
    expect(read).toEqual(guess);
  });

  it('always makes fields that the record accepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), (name) => {
        const guess = guessEvidence(name);
        expect(guess.title).not.toBe('');
        expect(evidenceSchema.safeParse(guess).success).toBe(true);
      }),
    );
  });

  it('reads extensions in lower case', () => {
    expect(['a.PDF', 'a.tar.gz', '.profile', 'a.', '说明', 'v1.2版'].map(extensionOf)).toEqual([
      'pdf',
      'gz',
      '',
      '',
      '',
      '',
    ]);
  });

  it('knows what systems and office programs leave behind', () => {
    const left = [
      'Thumbs.db',
      '.DS_Store',
      'desktop.ini',
      '~$计划.docx',
      '._图片.jpg',
      '.~lock.计划.odt#',
      '~WRL0001.tmp',
    ];
    expect(left.filter((name) => !isSystemFile(name))).toEqual([]);
    expect(['计划.docx', '~计划.docx', 'thumbs.pdf', 'desktop.ini.txt'].filter(isSystemFile)).toEqual([]);
    expect(['__MACOSX', '$RECYCLE.BIN', '2026年材料'].filter(isSystemFolder)).toEqual(['__MACOSX', '$RECYCLE.BIN']);
    expect([isTooLongFileName('长'.repeat(255)), isTooLongFileName('长'.repeat(256))]).toEqual([false, true]);
  });
});
