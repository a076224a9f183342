import { expect, test } from 'vitest';
import { describeError } from '../../../renderer/lib/error-words.ts';
import { zhCn } from '../../../renderer/lib/words/zh-cn.ts';

test('a refused field is named, with what is wrong with it', () => {
  const text = describeError(
    { code: 'invalid-input', details: [{ where: ['fields', 'name'], rule: 'too_big' }] },
    zhCn,
  );
  expect(text.split('\n')).toEqual([zhCn.errors['invalid-input'](''), '“名称”超过了上限']);
});

test('many refused fields are told in three lines and a number', () => {
  const details = ['name', 'code', 'phone', 'office', 'address'].map((name) => ({
    where: ['department', name],
    rule: 'missing-value',
  }));
  const lines = describeError({ code: 'invalid-input', details }, zhCn).split('\n');
  expect(lines.slice(1)).toEqual([
    '“部门 › 名称”必填项为空',
    '“部门 › 编号”必填项为空',
    '“部门 › 电话”必填项为空等，另有2处',
  ]);
});

test('other failures keep their one sentence, whatever they carry', () => {
  expect(describeError({ code: 'disk-full', details: [{ where: ['x'], rule: 'y' }] }, zhCn)).toBe(
    zhCn.errors['disk-full'](''),
  );
});
