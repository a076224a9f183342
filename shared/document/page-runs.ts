import type { Block, Paper, PaperPart } from './blocks.ts';

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

/** Two runs with the same text print the same pages, but for their page numbers. */
export function runText({ look, blocks }: PageRun): string {
  return `${JSON.stringify(look)}${blocks.map(blockText).join(',')}`;
}
