const signs =
  /(?<emoji>\p{RGI_Emoji}+)|(?<symbols>[\u2300-\u23ff\u2610-\u263f\u2641\u2643-\u27bf\u{1f000}-\u{1faff}]+)/gv;
const anySign = /\ufe0f|[\u2300-\u23ff\u2600-\u27bf\u{1f000}-\u{1faff}]/u;
const runWithText = /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t xml:space="preserve">([^<]*)<\/w:t>/gsu;

/**
 * Emoji, boxes to tick and the like in runs of their own, in fonts that every Windows has: 宋体 and its kin have none of
 * them, and what stands in for those differs from program to program. The words stay the same.
 */
export function withSymbolFonts(xml: string): string {
  if (!anySign.test(xml)) return xml;
  return xml.replace(runWithText, (whole, look: string | undefined, text: string) => {
    const pieces = piecesOf(text);
    if (pieces.every(({ font }) => font === null)) return whole;
    return pieces
      .map((piece) => `<w:r>${lookIn(piece.font, look ?? '')}<w:t xml:space="preserve">${piece.text}</w:t>`)
      .join('</w:r>');
  });
}

interface Piece {
  readonly text: string;
  readonly font: string | null;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(signs)) {
    if (found.index > at) pieces.push({ text: text.slice(at, found.index), font: null });
    const font = found.groups?.['emoji'] === undefined ? 'Segoe UI Symbol' : 'Segoe UI Emoji';
    pieces.push({ text: found[0], font });
    at = found.index + found[0].length;
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), font: null });
  return pieces;
}

/** The properties of a run with another font; the schema has the font before everything but the style. */
function lookIn(font: string | null, look: string): string {
  if (font === null) return look;
  const fonts = `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>`;
  if (look === '') return `<w:rPr>${fonts}</w:rPr>`;
  return look.replace(/<w:rFonts[^>]*\/>/u, '').replace(/<w:rPr>(<w:rStyle[^>]*\/>)?/u, `<w:rPr>$1${fonts}`);
}
