import type { Block, Paper, PaperPart } from './blocks.ts';

/** The heading of the list of revisions. */
export const revisionsAnchor = 'revisions';

/** A run of pages that begins on a page of its own: a part, or what follows a page break in it. */
export interface PageRun {
  /** How its part looks: heads, page numbers, the way the paper lies. */
  readonly look: Omit<PaperPart, 'blocks'>;
  readonly blocks: readonly Block[];
}

/** The runs of a paper's body, in order; what stands before the body (contents, lists) follows from it. */
export function pageRuns(paper: Paper): PageRun[] {
  return paper.parts.flatMap(({ blocks, ...look }) => {
    if (look.pageNumbers !== 'arabic') return [];
    const runs: Block[][] = [[]];
    for (const block of blocks) {
      if (block.type === 'page-break') runs.push([]);
      else runs.at(-1)?.push(block);
    }
    return runs.map((run) => ({ look, blocks: run }));
  });
}

/** Blocks do not change once they are made: those that a paper shares with the one before it are written once. */
const written = new WeakMap<Block, string>();

function blockText(block: Block): string {
  const known = written.get(block);
  if (known !== undefined) return known;
  const text = JSON.stringify(block);
  written.set(block, text);
  return text;
}

/** Whether two runs have the same text, which is put together for neither of them. */
export function isSameRun(one: PageRun, other: PageRun): boolean {
  const isSame = (block: Block, place: number): boolean => {
    const old = other.blocks[place];
    return old !== undefined && (block === old || blockText(block) === blockText(old));
  };
  return (
    one.blocks.length === other.blocks.length &&
    one.blocks.every(isSame) &&
    JSON.stringify(one.look) === JSON.stringify(other.look)
  );
}

/** What the lists before the body say of a run: its headings and captions. */
export function listedText({ blocks }: PageRun): string {
  return blocks
    .flatMap((block) => (block.type === 'heading' || block.type === 'caption' ? blockText(block) : []))
    .join();
}

/** What stands before the body, without what follows from the body (contents, lists) or from the history. */
export function frontText(paper: Paper): string {
  const follows = (block: Block): boolean =>
    ['contents', 'caption-list'].includes(block.type) || (block.type === 'heading' && block.anchor === revisionsAnchor);
  const front = paper.parts.filter(({ pageNumbers, blocks }) => pageNumbers !== 'arabic' && !blocks.some(follows));
  return JSON.stringify(front);
}

/** Two runs with the same text print the same pages, but for their page numbers. */
export function runText({ look, blocks }: PageRun): string {
  return `${JSON.stringify(look)}${blocks.map(blockText).join(',')}`;
}
