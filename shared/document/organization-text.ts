import type { DrawnShape } from './drawing.ts';
import type { OrganizationBox, OrganizationPosition } from './organization.ts';
import { breakLines, pointsPerMm, textWidthMm } from './text-measure.ts';
import { round } from './workflow-shapes.ts';

const nameSize = 8.5;
const noteSize = 7;
const lineHeight = 1.35;

export interface SetText {
  readonly id: string;
  readonly height: number;
  readonly lines: DrawnShape['text'];
}

/** The words of a box, broken into lines, and how high they make it. `superior`: said because no line leads to it. */
export function textOf(
  box: OrganizationBox,
  width: number,
  superior: OrganizationPosition['superior'] = null,
): SetText {
  const set = (text: string, size: number, muted: boolean) => {
    const lines = breakLines(text, size, width - 3);
    // A closing mark never begins a line, and may stand out at the end of one: then there is less room for words.
    const isOut = lines.some((line) => textWidthMm(line, size) > width - 1);
    const kept = evenLines(text, size, width - 3 - (isOut ? size / pointsPerMm : 0));
    return kept.map((line) => ({ line, size, muted }));
  };
  const notes = [...(box.note === '' ? [] : [box.note]), ...(superior === null ? [] : [`上级：${superior.name}`])];
  const lines = [...set(box.name, nameSize, false), ...notes.flatMap((text) => set(text, noteSize, true))];
  const height = lines.reduce((sum, text) => sum + (text.size * lineHeight) / pointsPerMm, 0);
  return { id: box.id, height: round(Math.max(8, height + 2.6)), lines };
}

/** As few lines as the width allows, and of about one length, so that no letter stands alone on the last. */
function evenLines(text: string, size: number, widthMm: number): readonly string[] {
  let best = breakLines(text, size, widthMm);
  if (best.length === 1) return best;
  const letter = size / pointsPerMm;
  for (let width = widthMm - letter; width > widthMm / 2; width -= letter) {
    const lines = breakLines(text, size, width);
    if (lines.length > best.length) break;
    best = lines;
  }
  return best;
}
