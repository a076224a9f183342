import { diffLines, diffText } from '../../domain/text-diff.ts';
import type { Block, Inline, Paper, PaperPart, TableCell } from '../blocks.ts';
import { cell, headRow, heading, paragraph, table } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import { paperTexts } from '../paper-text.ts';

/** One side of a comparison. */
export interface ComparedHandbook {
  /** Such as A/0版（2026-03-01发布） or 当前内容. */
  readonly label: string;
  readonly paper: Paper;
}

interface ComparedChapter {
  readonly title: string;
  readonly change: 'same' | 'added' | 'removed' | 'changed';
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly blocks: readonly Block[];
}

const changeWords = { same: '无改动', added: '新增', removed: '删去', changed: '有改动' } as const;

/**
 * 修改对照: what became of a handbook chapter by chapter. A summary of all chapters, then the changed paragraphs of each:
 * what went is struck out, what came is underlined.
 */
export function handbookChangesPaper(before: ComparedHandbook, after: ComparedHandbook): Paper {
  const chapters = compareChapters(before.paper, after.paper);
  const title = `${after.paper.meta.title}修改对照`;
  const width = typeArea('handbook', 'portrait').widthMm;
  const part = (blocks: readonly Block[], restart: boolean, head: string): PaperPart => ({
    orientation: 'portrait',
    pageNumbers: 'arabic',
    restart,
    startOnOddPage: false,
    headEven: title,
    headOdd: head,
    blocks,
  });
  const told = chapters.filter(({ change }) => change !== 'same');
  return {
    layout: 'handbook',
    meta: { ...after.paper.meta, title, subject: '修改对照' },
    parts: [
      part(
        [
          heading(1, { text: title, anchor: 'changes', listed: false }),
          paragraph('body', `由${before.label}改为${after.label}。`),
          paragraph('body', [
            { text: '下文中' },
            { text: '删去的字句', change: 'removed' },
            { text: '加删除线，' },
            { text: '新增的字句', change: 'added' },
            { text: '加下划线；没有改动的段落不列。' },
          ]),
          table({
            columnsMm: [12, width - 96, 24, 20, 20, 20],
            head: [headRow(['序号', '章节', '改动', '新增', '删去', '修改'])],
            summary: '各章改动一览',
            rows: chapters.map((chapter, index): TableCell[] => [
              cell(String(index + 1), { align: 'center' }),
              cell(chapter.title),
              cell(changeWords[chapter.change], { align: 'center' }),
              ...[chapter.added, chapter.removed, chapter.changed].map((count) =>
                cell(count === 0 ? '' : `${count}段`, { align: 'center' }),
              ),
            ]),
          }),
        ],
        true,
        '改动一览',
      ),
      ...told.map((chapter, index) =>
        part(
          [
            heading(1, {
              text: `${chapter.title}（${changeWords[chapter.change]}）`,
              anchor: `changed-${index + 1}`,
            }),
            ...chapter.blocks,
          ],
          false,
          chapter.title,
        ),
      ),
    ],
  };
}

/** The chapters of both, those of the later one in their order, with those that are gone behind what they followed. */
function compareChapters(before: Paper, after: Paper): ComparedChapter[] {
  const [old, now] = [chaptersOf(before), chaptersOf(after)];
  const nowNames = new Set(now.map(({ title }) => title));
  const oldByName = new Map(old.map((chapter) => [chapter.title, chapter]));
  const compared = now.map(({ title, texts }) => compareTexts(title, oldByName.get(title)?.texts ?? null, texts));
  for (const [index, { title, texts }] of old.entries()) {
    if (nowNames.has(title)) continue;
    const followed = old.slice(0, index).findLast((each) => compared.some((chapter) => chapter.title === each.title));
    const at = compared.findIndex((chapter) => chapter.title === followed?.title) + 1;
    compared.splice(at, 0, compareTexts(title, texts, null));
  }
  return compared;
}

/** Parts by the name of their chapter without its number, which changes when others come and go. */
function chaptersOf(paper: Paper): { readonly title: string; readonly texts: readonly string[] }[] {
  const seen = new Map<string, number>();
  return paper.parts.map((part) => {
    const first = part.blocks.find((block) => block.type === 'heading' && block.level === 1);
    const name = (first?.type === 'heading' ? first.text : part.headOdd) || '封面';
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return {
      title: count === 1 ? name : `${name}（${count}）`,
      texts: paperTexts({
        ...paper,
        parts: [{ ...part, blocks: part.blocks.filter((block) => block !== first).map(pictureInWords) }],
      }),
    };
  });
}

/** A picture is what it shows: another one of the same name is a change. */
function pictureInWords(block: Block): Block {
  if (block.type !== 'picture') return block;
  const name = block.alternative === '' ? '图片' : `图片“${block.alternative}”`;
  return paragraph('body', `${name}（校验值${block.fileHash.slice(0, 8)}）`);
}

function compareTexts(
  title: string,
  before: readonly string[] | null,
  after: readonly string[] | null,
): ComparedChapter {
  const blocks: Block[] = [];
  const counts = { added: 0, removed: 0, changed: 0 };
  const tell = (runs: Inline): void => void blocks.push(paragraph('plain', runs));
  const gone: string[] = [];
  const came: string[] = [];
  const close = (): void => {
    const pairs = Math.min(gone.length, came.length);
    for (let index = 0; index < pairs; index += 1) {
      counts.changed += 1;
      const pieces = diffText(gone[index] ?? '', came[index] ?? '');
      tell(pieces.map(({ change, text }) => (change === 'same' ? { text } : { text, change })));
    }
    for (const text of gone.slice(pairs)) tell([{ text, change: 'removed' }]);
    for (const text of came.slice(pairs)) tell([{ text, change: 'added' }]);
    counts.removed += gone.length - pairs;
    counts.added += came.length - pairs;
    gone.length = 0;
    came.length = 0;
  };
  for (const { change, text } of diffLines(before ?? [], after ?? [])) {
    if (change === 'same') close();
    else (change === 'removed' ? gone : came).push(text);
  }
  close();
  const isSame = counts.added + counts.removed + counts.changed === 0;
  const change = before === null ? 'added' : after === null ? 'removed' : isSame ? 'same' : 'changed';
  return { title, change, ...counts, blocks };
}
