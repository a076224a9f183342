import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diskFailure } from '../../db/disk-error.ts';
import { recordTables, snakeCase } from '../../db/record-table.ts';
import { validChange, validFields } from '../../db/records/field-validation.ts';
import { recordKinds } from '../../shared/domain/record-kind.ts';

describe('record tables', () => {
  it('Table and column names are plain lower-case words, and no two fields of a kind share a column', () => {
    for (const kind of recordKinds) {
      const { table, columns } = recordTables[kind];
      const names = [table, ...columns.map(({ column }) => column)];
      expect(names.filter((name) => !/^[a-z]+(_[a-z]+)*$/u.test(name))).toEqual([]);
      expect(new Set(names.slice(1)).size).toBe(columns.length);
    }
  });

  it('Only the fields that are booleans are converted', () => {
    const booleans = recordKinds.flatMap((kind) => recordTables[kind].booleanFields.map((field) => `${kind}.${field}`));
    expect(booleans).toEqual([
      'workflow.swimLanes',
      'handbook.controlled',
      'handbook.includeWorkflows',
      'handbook.includeStandardsTable',
      'handbook.includeEvidenceList',
      'handbookChapter.isAppendix',
      'handbookChapter.isIncluded',
    ]);
  });

  it('Snake case loses no letter and can be read back', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]+([A-Z][a-z]*)*$/u), (name) => {
        expect(snakeCase(name).replace(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase())).toBe(name);
      }),
    );
  });
});

describe('field validation', () => {
  it('A new record gets the defaults of its schema, a change only what it names', () => {
    expect(validFields('section', { name: '餐饮科' })).toEqual({
      name: '餐饮科',
      code: '',
      leaderPersonId: null,
      duties: '',
      ordinal: 0,
    });
    expect(validChange('section', { code: 'CY', name: undefined })).toEqual({ code: 'CY' });
  });

  it('No name that is not a field of the kind passes', () => {
    const known = new Set(recordTables.section.columns.map(({ field }) => field));
    fc.assert(
      fc.property(
        fc.string().filter((name) => !known.has(name)),
        (name) => {
          expect(() => validChange('section', Object.fromEntries([[name, 'x']]))).toThrow('invalid-input');
        },
      ),
    );
  });
});

describe('disk errors', () => {
  const coded = (code: string): Error => Object.assign(new Error(code), { code });

  it('Errors of SQLite and of the file system become codes that people can act on; bugs stay what they are', () => {
    const codes = [
      'SQLITE_FULL',
      'ENOSPC',
      'SQLITE_CORRUPT_INDEX',
      'SQLITE_NOTADB',
      'SQLITE_BUSY',
      'SQLITE_READONLY_DIRECTORY',
      'EACCES',
      'EPERM',
      'EBUSY',
      'ENOENT',
      'EEXIST',
    ];
    expect(codes.map((code) => diskFailure(coded(code), '/')?.error.code)).toEqual([
      'disk-full',
      'disk-full',
      'workspace-damaged',
      'not-a-workspace',
      'workspace-busy',
      'file-denied',
      'file-denied',
      'file-denied',
      'file-busy',
      'file-missing',
      'file-exists',
    ]);
    for (const code of ['SQLITE_CONSTRAINT_FOREIGNKEY', 'SQLITE_ERROR', 'ERR_INVALID_ARG_TYPE'])
      expect(diskFailure(coded(code), '/')).toBeNull();
    expect(diskFailure(new TypeError('bug'), '/')).toBeNull();
  });

  it('A write that fails on a stick that was pulled is a missing file, on one that is there a full disk', () => {
    expect(diskFailure(coded('SQLITE_IOERR_WRITE'), '/no/such/stick/a.qhd')?.error.code).toBe('file-missing');
    expect(diskFailure(coded('SQLITE_IOERR_WRITE'), '/')?.error.code).toBe('disk-full');
    expect(diskFailure(coded('SQLITE_IOERR_READ'), '/')?.error.code).toBe('workspace-damaged');
  });
});
