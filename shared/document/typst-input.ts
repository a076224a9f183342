import type { Block, Paper, PaperPicture, Run, TableRow } from './blocks.ts';
import { pageGeometry, typeArea } from './page-geometry.ts';
import { blockGapPt, cellInsetMm, cellPitch, handbookStyles } from './paper-styles.ts';
import { captionText, headingText, listLead, signatureRows } from './paper-text.ts';

/** A paper as the JSON that `paper.typ` reads: the blocks, with what the template should not have to work out. */
export function typstInput(paper: Paper): string {
  const [year, month, day] = paper.meta.date.split('-').map(Number);
  const { pictures, ...words } = paper;
  const formats = new Map(pictures?.map(({ fileHash, format }) => [fileHash, format]));
  const json = JSON.stringify({
    ...words,
    day: [year ?? 2000, month ?? 1, day ?? 1],
    geometry: {
      ...pageGeometry[paper.layout],
      typeWidthMm: typeArea(paper.layout, 'portrait').widthMm,
      linePitch: linePitch(paper.layout),
    },
    styles: { ...handbookStyles, cellPitch, cellInset: cellInsetMm, blockGap: blockGapPt },
    parts: paper.parts.map((part) => ({
      ...part,
      blocks: part.blocks.map((block) =>
        block.type === 'picture'
          ? { ...block, file: pictureFile({ fileHash: block.fileHash, format: formats.get(block.fileHash) ?? 'png' }) }
          : blockInput(block),
      ),
    })),
  });
  // Half of a letter, as a text cut at the wrong place ends with, is no JSON for Typst; Word files have the same sign for it.
  return json.replace(/\\(?:u(d[89a-f][0-9a-f]{2})|.)/gu, (escape, half?: string) =>
    half === undefined ? escape : '\ufffd',
  );
}

/** Where the typesetter finds a picture, in its folder. */
export function pictureFile({ fileHash, format }: Pick<PaperPicture, 'fileHash' | 'format'>): string {
  return `pictures/${fileHash}.${format}`;
}

/** Points by which 22 lines stay short of the type area, so that rounding never drives the last one off the page. */
const slack = 0.05;

/**
 * In the official profile 22 lines reach from the upper to the lower edge of the type area. Word puts half of the space
 * between lines above the first and under the last one, so its pitch (`linePitch` of the geometry) is a little less.
 */
function linePitch(layout: Paper['layout']): number {
  const { bodySize, linePitch: usual } = pageGeometry[layout];
  if (layout !== 'official') return usual;
  const heightPt = (typeArea(layout, 'portrait').heightMm * 72) / 25.4;
  return (heightPt - bodySize - slack) / 21;
}

function blockInput(block: Block): unknown {
  switch (block.type) {
    case 'heading':
      return { ...block, shown: breakable(headingText(block)) };
    case 'caption':
      return { ...block, shown: breakable(captionText(block)) };
    case 'paragraph':
      return { ...block, runs: block.runs.map(runInput) };
    case 'list':
      return {
        ...block,
        items: block.items.map(({ runs, marker, level = 0 }) => ({
          runs: runs.map(runInput),
          lead: listLead(marker),
          level,
        })),
      };
    case 'table':
      return { ...block, head: block.head.map(rowInput), rows: block.rows.map(rowInput) };
    case 'signature':
      return { ...block, rows: signatureRows(block) };
    default:
      return block;
  }
}

function rowInput(row: TableRow): unknown {
  return {
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, paragraphs: cell.paragraphs.map((runs) => runs.map(runInput)) })),
  };
}

function runInput(run: Run): Run {
  return { ...run, text: breakable(run.text) };
}

/** Words that no column holds may break anywhere: Typst, unlike Word, would let them run off the page. */
function breakable(text: string): string {
  return text.replace(/[\u0021-\u024f]{17,}/gu, (word) => [...word].join('\u200b'));
}
