import { type FileKey, readBytes } from './file-bytes.ts';

/** A file that may have a small picture. */
export interface PicturedFile extends FileKey {
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** Larger files are not worth the reading for a small picture. */
const longestPicture = 40 * 1_048_576;
const size = { width: 320, height: 180 } as const;
/** Small pictures that are kept while the program runs; some 15 KB each. None is stored: making one is fast enough. */
const mostKept = 300;

const kept = new Map<string, Promise<string | null>>();
let turn: Promise<unknown> = Promise.resolve();

/** Whether a small picture can be made of a kind of file. */
export function hasThumbnail({ mediaType, sizeBytes }: PicturedFile): boolean {
  if (mediaType === 'application/pdf') return true;
  return /^image\/(?:png|jpeg|gif|bmp|webp|avif)$/u.test(mediaType) && sizeBytes <= longestPicture;
}

/** The address of a small picture of a file; null when none can be made. One is made at a time, in idle moments. */
export async function thumbnailOf(file: PicturedFile): Promise<string | null> {
  const { fileHash } = file;
  const known = kept.get(fileHash);
  if (known !== undefined) return known;
  const made = turn.then(async () => {
    await new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 500 }));
    return make(file).catch(() => null); // broken or of a kind that is not drawn: there is just no picture
  });
  turn = made;
  kept.set(fileHash, made);
  if (kept.size > mostKept) void forgetOldest();
  return made;
}

async function forgetOldest(): Promise<void> {
  const [oldest] = kept;
  if (oldest === undefined) return;
  kept.delete(oldest[0]);
  const address = await oldest[1];
  if (address !== null) URL.revokeObjectURL(address);
}

async function make(file: PicturedFile): Promise<string | null> {
  const canvas = file.mediaType === 'application/pdf' ? await drawPdf(file) : await drawPicture(file);
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
  return URL.createObjectURL(blob);
}

/** Upright as the camera says; decoded small, beside the page's own thread. */
async function drawPicture(file: PicturedFile): Promise<OffscreenCanvas> {
  const blob = new Blob([await readBytes(file, 0, file.sizeBytes)], { type: file.mediaType });
  const whole = await createImageBitmap(blob);
  const scale = Math.min(1, (size.width * 2) / whole.width, (size.height * 2) / whole.height);
  const width = Math.max(1, Math.round(whole.width * scale));
  const height = Math.max(1, Math.round(whole.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (pen !== null) {
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(whole, 0, 0, width, height);
  }
  whole.close();
  return canvas;
}

async function drawPdf(file: PicturedFile): Promise<OffscreenCanvas> {
  const { openEvidencePdf } = await import('./evidence-pdf.ts');
  const { pdf, close } = await openEvidencePdf(file);
  try {
    const page = await pdf.document.getPage(1);
    const { width } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: (size.width * 2) / width });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.min(Math.round(viewport.height), size.height * 5);
    await page.render({ canvas, viewport }).promise;
    const small = new OffscreenCanvas(canvas.width, canvas.height);
    small.getContext('2d')?.drawImage(canvas, 0, 0);
    return small;
  } finally {
    close();
  }
}
