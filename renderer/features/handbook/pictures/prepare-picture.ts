/** A picture as a chapter keeps it, or why it cannot be kept. */
export type PreparedPicture =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly extension: 'png' | 'jpg';
      readonly isSame: boolean;
    }
  | { readonly ok: false; readonly reason: 'broken' | 'too-large' };

/** Nobody prints more than this; decoding more would take the window's memory. */
const longestBytes = 60 * 1_048_576;
const mostPixels = 120_000_000;
/** What is kept as it is: 600 dots an inch on half of a page. */
const keptBytes = 1_500_000;
const longestSide = 2400;

/**
 * A picture of any kind that the window can draw, as PNG or JPEG of a size that a page needs: a photograph of a telephone
 * becomes a tenth of its bytes, stands upright, and no longer says where it was taken. Small ones are kept as they are.
 */
export async function preparePicture(file: Blob): Promise<PreparedPicture> {
  if (file.size > longestBytes) return { ok: false, reason: 'too-large' };
  const read = await file.arrayBuffer().catch(() => null);
  if (read === null) return { ok: false, reason: 'broken' };
  const bytes = new Uint8Array(read);
  const kind = kindOf(bytes);
  const drawn = await createImageBitmap(new Blob([bytes])).catch(() => null);
  if (drawn === null) return { ok: false, reason: 'broken' };
  try {
    if (drawn.width * drawn.height > mostPixels) return { ok: false, reason: 'too-large' };
    const side = Math.max(drawn.width, drawn.height);
    if (kind !== null && side <= longestSide && bytes.length <= keptBytes)
      return { ok: true, bytes, extension: kind, isSame: true };
    const scale = Math.min(1, longestSide / side);
    // Drawings and screenshots stay sharp where that costs little; photographs do not need it.
    const plain = kind === 'jpg' ? null : await encode(drawn, scale, 'image/png');
    if (plain !== null && plain.length <= keptBytes) return { ok: true, bytes: plain, extension: 'png', isSame: false };
    return { ok: true, bytes: await encode(drawn, scale, 'image/jpeg'), extension: 'jpg', isSame: false };
  } finally {
    drawn.close();
  }
}

/** PNG, or a JPEG without a camera's notes: those may turn it and tell a place. */
function kindOf(bytes: Uint8Array): 'png' | 'jpg' | null {
  const [a, b, c, d] = bytes;
  if (a === 0x89 && b === 0x50 && c === 0x4e && d === 0x47) return 'png';
  if (a !== 0xff || b !== 0xd8) return null;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 65_536));
  return head.includes('Exif\0') ? null : 'jpg';
}

async function encode(
  drawn: ImageBitmap,
  scale: number,
  type: 'image/png' | 'image/jpeg',
): Promise<Uint8Array<ArrayBuffer>> {
  const width = Math.max(1, Math.round(drawn.width * scale));
  const height = Math.max(1, Math.round(drawn.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  if (type === 'image/jpeg') {
    pen.fillStyle = '#fff'; // what is transparent lies on paper
    pen.fillRect(0, 0, width, height);
  }
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(drawn, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type, quality: 0.88 });
  return new Uint8Array(await blob.arrayBuffer());
}
