import { describe, expect, test } from 'vitest';
import type { RecordKind } from '../../../shared/domain/record-kind.ts';
import { officePurpose } from '../../../shared/sync/office-purpose.ts';

describe('O11 what a bundle of the central office is for', () => {
  test.each<[string, RecordKind[], string]>([
    ['a task that was handed down', ['annualTask', 'assignedTask'], 'task'],
    ['a library', ['library', 'libraryEntry'], 'task'],
    ['a Word form', ['paperTemplate', 'paperTemplateVersion'], 'task'],
    ['a task beside a remark', ['assignedTask', 'reviewItem'], 'feedback'],
    ['a review that was closed', ['review'], 'feedback'],
    ['nothing of either', ['department'], 'feedback'],
  ])('O11 %s says so', (_what, kinds, purpose) => {
    expect(officePurpose(new Set(kinds))).toBe(purpose);
  });
});
