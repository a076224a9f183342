import { leftOut } from '../../../../shared/document/attached-blocks.ts';
import { api, attempt } from '../../../lib/client.ts';
import { runJob } from '../../../lib/run-job.ts';
import { inform, reportError } from '../../../lib/toasts.ts';
import { currentWords } from '../../../lib/words/words.ts';

/** A Word file that a chapter can name. */
export interface KeptDocument {
  readonly evidenceId: string;
  readonly name: string;
}

/** As much as is handed over at once. */
const longestFile = 64 * 1_048_576;

/** Stores a Word file once, as a piece of evidence. Null after the user was told why it cannot be taken over. */
export async function keepDocument(file: File): Promise<KeptDocument | null> {
  const words = currentWords().compose.document;
  if (file.size > longestFile) {
    inform(words.tooLarge(file.name));
    return null;
  }
  const read = await file.arrayBuffer().catch(() => null);
  if (read === null) {
    inform(words.refused(file.name, currentWords().compose.documentStates.text)); // its stick may be gone
    return null;
  }
  const files = [{ name: file.name, bytes: new Uint8Array(read) }];
  const result = await runJob(api.evidence.paste, { files }, { title: words.keeping });
  if (!result.ok) {
    reportError(result.error);
    return null;
  }
  const { added, duplicates } = result.value;
  const id = added[0]?.id ?? duplicates[0]?.evidenceId;
  if (id === undefined) {
    const { documentStates } = currentWords().compose;
    inform(words.refused(file.name, documentStates[file.size === 0 ? 'no-text' : 'damaged']));
    return null;
  }
  return takeDocument({ id, title: file.name.replace(/\.[^.]*$/u, '') });
}

/** A Word file among the evidence, if its body can be read. */
export async function takeDocument(piece: {
  readonly id: string;
  readonly title: string;
}): Promise<KeptDocument | null> {
  const { document: words, documentStates } = currentWords().compose;
  const read = await readBody(piece.id);
  if (read.kind === 'blocks') return { evidenceId: piece.id, name: piece.title.slice(0, 150) };
  inform(words.refused(piece.title, documentStates[read.state]));
  return null;
}

/** What of a file is printed and what is not, in words. */
export async function tellDocument(evidenceId: string): Promise<string> {
  const { document: words, documentStates } = currentWords().compose;
  const read = await readBody(evidenceId);
  if (read.kind !== 'blocks') return words.notPrinted(documentStates[read.state]);
  const count = (type: string): number => read.blocks.filter((block) => block.type === type).length;
  const lost = leftOut(read.blocks);
  const unread = read.pictures.filter((each) => each === null || !/png|jpeg/u.test(each.mediaType)).length;
  const parts = [
    lost.italic === undefined ? '' : words.left.italic(lost.italic),
    lost.underline === undefined ? '' : words.left.underline(lost.underline),
    lost.strike === undefined ? '' : words.left.strike(lost.strike),
    lost.cellPicture === undefined ? '' : words.left.cellPicture(lost.cellPicture),
    unread === 0 ? '' : words.left.picture(unread),
  ].filter((part) => part !== '');
  const printed = words.printed(count('paragraph'), count('table'), count('picture'));
  return parts.length === 0 ? printed : `${printed}${words.without(parts.join(words.between))}`;
}

type Read = Extract<Awaited<ReturnType<typeof api.reading.document>>, { ok: true }>['value'];
type Body =
  | Extract<Read, { kind: 'blocks' }>
  | { readonly kind: 'none'; readonly state: Extract<Read, { kind: 'refused' }>['state'] | 'missing' };

async function readBody(id: string): Promise<Body> {
  const described = await attempt(api.reading.describe({ id }));
  const file = described?.files.find(({ isEarlier }) => !isEarlier);
  if (file === undefined || !file.isHere) return { kind: 'none', state: 'missing' };
  const title = currentWords().compose.document.reading;
  const result = await runJob(
    api.reading.document,
    { id, fileHash: file.fileHash },
    { title, inPlace: true, quiet: true },
  );
  if (!result.ok) return { kind: 'none', state: 'damaged' };
  if (result.value.kind === 'blocks') return result.value;
  return { kind: 'none', state: result.value.kind === 'refused' ? result.value.state : 'unsupported' };
}
