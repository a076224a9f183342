import type { Paper, PaperPart } from './blocks.ts';

/** What stands across pages that print words nobody has approved. */
const draftMark = '草稿';

/** A part whose every page says that it is a draft: across the page, and in its running head. */
export function draftPart(part: PaperPart): PaperPart {
  const marked = (head: string): string => (head === '' ? '' : `【${draftMark}】${head}`);
  return { ...part, mark: draftMark, headEven: marked(part.headEven), headOdd: marked(part.headOdd) };
}

/** A paper whose every page says that it is a draft. */
export function draftPaper(paper: Paper): Paper {
  return { ...paper, parts: paper.parts.map(draftPart) };
}
