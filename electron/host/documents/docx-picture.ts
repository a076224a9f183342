import { AlignmentType, ImageRun, Paragraph } from 'docx';
import type { Paper, PictureBlock } from '../../../shared/document/blocks.ts';
import { blockGapPt } from '../../../shared/document/paper-styles.ts';

/** A picture in a line of its own, which stays with the caption under it. */
export function pictureParagraph(block: PictureBlock, paper: Paper): Paragraph {
  const picture = paper.pictures?.find(({ fileHash }) => fileHash === block.fileHash);
  if (picture === undefined) throw new Error(`The paper has no picture ${block.fileHash}`);
  const pixels = (mm: number): number => Math.round((mm * 96 * 100) / 25.4) / 100;
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: blockGapPt * 20, after: 0, line: 240, lineRule: 'auto' },
    children: [
      new ImageRun({
        type: picture.format,
        data: picture.bytes,
        transformation: { width: pixels(block.widthMm), height: pixels(block.heightMm) },
        altText: { name: '图片', title: '', description: block.alternative },
      }),
    ],
  });
}
