import { FileRefused } from './refused.ts';

/** A text that is longer is shown and searched to here. */
const longestText = 8_000_000;

/**
 * A text file: by its byte order mark, as UTF-8 when it is, UTF-16 without a mark when every other byte is zero, or else
 * as GB18030, which holds all of GBK and is what Windows in China writes.
 */
export function readPlainText(bytes: Uint8Array): {
  readonly text: string;
  readonly encoding: string;
  readonly isCut: boolean;
} {
  const isCut = bytes.byteLength > longestText;
  const head = isCut ? bytes.subarray(0, longestText) : bytes;
  const encoding = encodingOf(head, isCut);
  if (encoding === null) throw new FileRefused('unsupported');
  return {
    text: new TextDecoder(encoding).decode(head),
    encoding: encoding === 'gb18030' ? 'GBK' : encoding.toUpperCase(),
    isCut,
  };
}

/** Null for bytes that are no text. `isCut`: they are only the beginning. */
export function encodingOf(bytes: Uint8Array, isCut: boolean): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = zeroShares(bytes);
  if (zeros.odd > 0.3 && zeros.even < 0.05) return 'utf-16le';
  if (zeros.even > 0.3 && zeros.odd < 0.05) return 'utf-16be';
  if (zeros.even + zeros.odd > 0) return null;
  if (decodes(bytes, 'utf-8', isCut)) return 'utf-8';
  return decodes(bytes, 'gb18030', isCut) ? 'gb18030' : isTextLike(bytes) ? 'gb18030' : null;
}

/** A cut may have gone through a character, so the last few bytes do not count then. */
function decodes(bytes: Uint8Array, encoding: string, isCut: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isCut });
    return true;
  } catch {
    return false; // not in this encoding
  }
}

function zeroShares(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  const looked = Math.min(bytes.byteLength, 4_096);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < looked; at += 1) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = Math.max(1, looked / 2);
  return { even: even / half, odd: odd / half };
}

/** A text with a few broken characters is still worth reading; bytes that are mostly control characters are none. */
function isTextLike(bytes: Uint8Array): boolean {
  const looked = bytes.subarray(0, 4_096);
  const controls = looked.filter(
    (byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c,
  );
  return controls.length * 100 < looked.length;
}
