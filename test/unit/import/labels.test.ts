import { expect, it } from 'vitest';
import { knownLabels, labelRole } from '../../../shared/domain/import/labels.ts';

it('No label announces two things, and each is known however it is spaced, bracketed or numbered', () => {
  const words = knownLabels.map(([word]) => word);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  for (const [word, role] of knownLabels) {
    expect(labelRole(word), word).toBe(role);
    if (/^\p{Script=Han}+$/u.test(word)) expect(labelRole(`【${[...word].join(' ')}】：`), word).toBe(role);
  }
});

it('Words around a label do not hide it, and other words are no label', () => {
  expect(labelRole('本岗位的主要职责')).toBe('duty');
  expect(labelRole('任职条件说明')).toBe('qualification');
  for (const text of ['做好日常管理', '后勤处', '每月检查2次', '主要的', '说明情况如下'])
    expect(labelRole(text), text).toBeNull();
});
