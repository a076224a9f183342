import type { AttachedDocument } from '../../../shared/document/attached-blocks.ts';
import type { PaperPicture } from '../../../shared/document/blocks.ts';
import type { ChapterFiles } from './chapter-files.ts';

/** Every picture of free chapters, with its bytes. */
export function picturesOf({ pictures, documents }: ChapterFiles): PaperPicture[] {
  const attached = [...documents.values()].flatMap((each) => (each.state === 'text' ? each.pictures : []));
  return [...pictures.values(), ...attached.filter((picture) => picture !== null)];
}

/** To lay words out nobody needs more of a picture than its size. */
export function withoutBytes({ pictures, documents }: ChapterFiles): ChapterFiles {
  const bare = (picture: PaperPicture): PaperPicture => ({ ...picture, bytes: new Uint8Array() });
  const bareDocument = (document: AttachedDocument): AttachedDocument =>
    document.state === 'text'
      ? { ...document, pictures: document.pictures.map((picture) => (picture === null ? null : bare(picture))) }
      : document;
  return {
    pictures: new Map([...pictures].map(([id, picture]) => [id, bare(picture)])),
    documents: new Map([...documents].map(([id, document]) => [id, bareDocument(document)])),
  };
}
