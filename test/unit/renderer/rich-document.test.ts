import { expect, it } from 'vitest';
import { fromDocument, toDocument } from '../../../renderer/features/handbook/editor/rich-document.ts';
import { parseRichText } from '../../../shared/domain/rich-text/parse-rich-text.ts';
import { printRichText } from '../../../shared/domain/rich-text/print-rich-text.ts';

it('the editor gives back the words that it was given: nested lists, tables, bold, links, pictures and Word files', () => {
  const text = [
    '## 采购',
    '凡**两万元**以上，由[采购岗](position:01900000-0000-7000-8000-000000000001)办理。',
    '1. 申请',
    '  - 填表',
    '    1. 签字',
    '  - 报送',
    '1. 审批',
    '- 备案',
    '| 金额 | 审批人 |',
    '|---|---|',
    '| 2万元以下 | 科长\\n副科长 |',
    '|  | 处长 |',
    '![食堂平面图](evidence:01900000-0000-7000-8000-000000000002 75%)',
    '@[采购办法](document:01900000-0000-7000-8000-000000000003)',
  ].join('\n');
  const blocks = parseRichText(text);
  expect(fromDocument(toDocument(blocks))).toEqual(blocks);
  expect(printRichText(fromDocument(toDocument(blocks)))).toBe(text);
  expect(printRichText(fromDocument(toDocument([])))).toBe('');
});

it('what a page from elsewhere brings in as a link leads nowhere', () => {
  const link = { type: 'recordLink', attrs: { kind: 'javascript', id: 'alert(1)' } };
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: '点我', marks: [link] }] };
  expect(fromDocument({ type: 'doc', content: [paragraph] })).toEqual([
    { type: 'paragraph', runs: [{ text: '点我' }] },
  ]);
});
