import type { PaperPicture } from '../../../shared/document/blocks.ts';

type PictureSize = Pick<PaperPicture, 'format' | 'widthPx' | 'heightPx'>;

/** Most pixels of a picture that is printed: more than a page has at 600 dots an inch. */
const mostPixels = 60_000_000;

/** What the head of a PNG or a JPEG says of its size; null for anything else, and for a size that no page needs. */
export function measurePicture(bytes: Uint8Array): PictureSize | null {
  const size = pngSize(bytes) ?? jpegSize(bytes);
  if (size === null || size.widthPx < 1 || size.heightPx < 1) return null;
  return size.widthPx * size.heightPx > mostPixels ? null : size;
}

function pngSize(bytes: Uint8Array): PictureSize | null {
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || head.getUint32(0) !== 0x89504e47 || head.getUint32(12) !== 0x49484452) return null;
  return { format: 'png', widthPx: head.getUint32(16), heightPx: head.getUint32(20) };
}

/** Goes from segment to segment until one that begins a frame. */
function jpegSize(bytes: Uint8Array): PictureSize | null {
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || head.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= bytes.length; ) {
    const marker = head.getUint16(at);
    if (marker < 0xff00) return null;
    if (marker === 0xffff) {
      at += 1; // fill bytes
      continue;
    }
    // Any SOF; C4, C8 and CC are tables.
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker))
      return { format: 'jpg', heightPx: head.getUint16(at + 5), widthPx: head.getUint16(at + 7) };
    at += 2 + head.getUint16(at + 2);
  }
  return null;
}
