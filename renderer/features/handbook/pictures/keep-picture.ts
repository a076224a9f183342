import { api, attempt } from '../../../lib/client.ts';
import { runJob } from '../../../lib/run-job.ts';
import { readBytes } from '../../../lib/stored-file/file-bytes.ts';
import { inform, reportError } from '../../../lib/toasts.ts';
import { currentWords } from '../../../lib/words/words.ts';
import { preparePicture } from './prepare-picture.ts';

/** A picture that a chapter can name. */
export interface KeptPicture {
  readonly evidenceId: string;
  /** What it is called. */
  readonly alt: string;
}

/** Stores a picture once, as a piece of evidence; one that is stored already is taken. Null after the user was told why not. */
export async function keepPicture(file: File): Promise<KeptPicture | null> {
  const words = currentWords().compose.picture;
  const base = file.name.replace(/\.[^.]*$/u, '');
  const alt = /^(?:image)?$/iu.test(base) ? '' : base.slice(0, 100);
  const prepared = await preparePicture(file);
  if (!prepared.ok) {
    const name = file.name === '' ? words.unnamed : file.name;
    inform(prepared.reason === 'broken' ? words.broken(name) : words.tooLarge(name));
    return null;
  }
  const name = `${alt === '' ? words.unnamed : alt}.${prepared.extension}`;
  const result = await runJob(
    api.evidence.paste,
    { files: [{ name, bytes: prepared.bytes }] },
    { title: words.keeping },
  );
  if (!result.ok) {
    reportError(result.error);
    return null;
  }
  const { added, duplicates } = result.value;
  const evidenceId = added[0]?.id ?? duplicates[0]?.evidenceId;
  if (evidenceId === undefined) {
    inform(words.broken(name));
    return null;
  }
  return { evidenceId, alt };
}

/** A picture that a piece of evidence holds: the piece itself, or a copy of a size that a page needs. */
export async function takePiece(piece: { readonly id: string; readonly title: string }): Promise<KeptPicture | null> {
  const words = currentWords().compose.picture;
  const blob = await readPicture(piece.id);
  if (blob === null) {
    inform(words.broken(piece.title));
    return null;
  }
  const prepared = await preparePicture(blob);
  if (prepared.ok && prepared.isSame) return { evidenceId: piece.id, alt: piece.title.slice(0, 100) };
  return keepPicture(new File([blob], `${piece.title}.png`));
}

const longestShown = 60 * 1_048_576;

/** The bytes of a piece's picture; null where there are none, or none that are a picture. */
export async function readPicture(evidenceId: string): Promise<Blob | null> {
  const described = await attempt(api.reading.describe({ id: evidenceId }));
  const file = described?.files.find(({ isEarlier }) => !isEarlier);
  if (file === undefined || !file.isHere || file.sizeBytes > longestShown) return null;
  if (!file.mediaType.startsWith('image/')) return null;
  try {
    return new Blob([await readBytes({ id: evidenceId, fileHash: file.fileHash }, 0, file.sizeBytes)], {
      type: file.mediaType,
    });
  } catch {
    return null; // damaged, which the evidence's own page tells
  }
}
