import type { Block, Paper } from './blocks.ts';
import { headingText, listLead } from './paper-text.ts';
import { pageGeometry, typeArea } from './page-geometry.ts';

/** A paper as the JSON that `paper.typ` reads: the blocks, with what the template should not have to work out. */
export function typstInput(paper: Paper): string {
  const [year, month, day] = paper.meta.date.split('-').map(Number);
  return JSON.stringify({
    ...paper,
    day: [year ?? 2000, month ?? 1, day ?? 1],
    geometry: { ...pageGeometry[paper.layout], typeWidthMm: typeArea(paper.layout, 'portrait').widthMm },
    parts: paper.parts.map((part) => ({ ...part, blocks: part.blocks.map(blockInput) })),
  });
}

function blockInput(block: Block): unknown {
  if (block.type === 'heading') return { ...block, shown: headingText(block) };
  if (block.type === 'list') return { ...block, items: block.items.map((item) => ({ ...item, lead: listLead(item.marker) })) };
  return block;
}
