import type { JSONContent } from '@tiptap/core';
import {
  joinedRuns,
  pictureWidths,
  type RichBlock,
  type RichCell,
  type RichItem,
  type RichRun,
  type RichText,
} from '../../../../shared/domain/rich-text/rich-text.ts';
import { missingCase } from '../../../../shared/exhaustive.ts';
import { linkOf } from './record-link.ts';

/** A chapter's words as the editor's document. */
export function toDocument(text: RichText): JSONContent {
  const content = text.flatMap(nodesOf);
  return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content };
}

function nodesOf(block: RichBlock): JSONContent[] {
  switch (block.type) {
    case 'heading':
      return [{ type: 'heading', attrs: { level: block.level }, content: inlineNodes(block.runs) }];
    case 'paragraph':
      return [paragraphNode(block.runs)];
    case 'list':
      return listNodes(block.items, 0);
    case 'table':
      return [
        {
          type: 'table',
          content: block.rows.map((row, index) => ({
            type: 'tableRow',
            content: row.map((cell) => ({
              type: block.hasHead && index === 0 ? 'tableHeader' : 'tableCell',
              content: cell.length === 0 ? [{ type: 'paragraph' }] : cell.map(paragraphNode),
            })),
          })),
        },
      ];
    case 'picture': {
      const { evidenceId, alt, width } = block;
      return [{ type: 'picture', attrs: { evidenceId, alt, width } }];
    }
    case 'document':
      return [{ type: 'attachment', attrs: { evidenceId: block.evidenceId, name: block.name } }];
    default:
      return missingCase(block);
  }
}

function paragraphNode(runs: readonly RichRun[]): JSONContent {
  return runs.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content: inlineNodes(runs) };
}

function inlineNodes(runs: readonly RichRun[]): JSONContent[] {
  return runs.map(({ text, bold, link }) => ({
    type: 'text',
    text,
    marks: [
      ...(bold ? [{ type: 'bold' }] : []),
      ...(link === undefined ? [] : [{ type: 'recordLink', attrs: { ...link } }]),
    ],
  }));
}

/** Items as lists within lists: neighbours of one level and one kind are one list. */
function listNodes(items: readonly RichItem[], level: number): JSONContent[] {
  const lists: JSONContent[] = [];
  for (let at = 0; at < items.length; ) {
    const item = items[at];
    if (item === undefined) break;
    const below = items.findIndex((each, index) => index > at && each.level <= level);
    const end = below < 0 ? items.length : below;
    // An item that is deeper than its place allows stands at its place.
    const children = listNodes(items.slice(at + 1, end), level + 1);
    const node: JSONContent = { type: 'listItem', content: [paragraphNode(item.runs), ...children] };
    const type = item.ordered ? 'orderedList' : 'bulletList';
    const last = lists.at(-1);
    if (last?.type === type) last.content?.push(node);
    else lists.push({ type, content: [node] });
    at = end;
  }
  return lists;
}

/** What the editor holds, as a chapter's words. */
export function fromDocument(document: JSONContent): RichText {
  const blocks = (document.content ?? []).flatMap((node): RichBlock[] => {
    switch (node.type) {
      case 'heading':
        return [{ type: 'heading', level: headingLevel(node.attrs?.['level']), runs: runsOf(node) }];
      case 'bulletList':
      case 'orderedList':
        return [{ type: 'list', items: itemsOf(node, 0) }];
      case 'table':
        return [
          {
            type: 'table',
            hasHead: node.content?.[0]?.content?.[0]?.type === 'tableHeader',
            rows: (node.content ?? []).map((row) => (row.content ?? []).map(cellOf)),
          },
        ];
      case 'picture':
        return pictureOf(node.attrs);
      case 'attachment':
        return attachmentOf(node.attrs);
      default:
        return [{ type: 'paragraph', runs: runsOf(node) }];
    }
  });
  return joinedLists(blocks);
}

/** A picture by its attributes; none where they are not ours (pasted). */
function pictureOf(attributes: JSONContent['attrs']): RichBlock[] {
  const { evidenceId, alt, width } = attributes ?? {};
  if (typeof evidenceId !== 'string' || !/^[\da-f-]{36}$/u.test(evidenceId)) return [];
  const known = pictureWidths.find((each) => each === Number(width)) ?? 100;
  return [{ type: 'picture', evidenceId, alt: typeof alt === 'string' ? alt : '', width: known }];
}

function attachmentOf(attributes: JSONContent['attrs']): RichBlock[] {
  const { evidenceId, name } = attributes ?? {};
  if (typeof evidenceId !== 'string' || !/^[\da-f-]{36}$/u.test(evidenceId)) return [];
  return [{ type: 'document', evidenceId, name: typeof name === 'string' ? name : '' }];
}

function headingLevel(level: unknown): 1 | 2 | 3 {
  return level === 2 ? 2 : level === 3 ? 3 : 1;
}

function cellOf(cell: JSONContent): RichCell {
  return (cell.content ?? []).map(runsOf).filter((runs) => runs.length > 0);
}

function itemsOf(list: JSONContent, level: number): RichItem[] {
  const place = Math.min(2, level) as RichItem['level'];
  return (list.content ?? []).flatMap((item) =>
    (item.content ?? []).flatMap((node): RichItem[] =>
      node.type === 'bulletList' || node.type === 'orderedList'
        ? itemsOf(node, level + 1)
        : [{ level: place, ordered: list.type === 'orderedList', runs: runsOf(node) }],
    ),
  );
}

function runsOf(node: JSONContent): RichRun[] {
  const runs = (node.content ?? []).map((child): RichRun => {
    const bold = child.marks?.some(({ type }) => type === 'bold') === true;
    const link = linkOf(child.marks?.find(({ type }) => type === 'recordLink')?.attrs);
    return { text: child.text ?? '', ...(bold ? { bold } : {}), ...(link === undefined ? {} : { link }) };
  });
  return joinedRuns(runs);
}

/** Lists that touch are one: they are read back as one. */
function joinedLists(blocks: readonly RichBlock[]): RichBlock[] {
  const joined: RichBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.type === 'list' && last?.type === 'list')
      joined[joined.length - 1] = { type: 'list', items: [...last.items, ...block.items] };
    else joined.push(block);
  }
  return joined;
}
