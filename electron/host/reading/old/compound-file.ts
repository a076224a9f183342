import { CFB } from '@e965/xlsx';
import { FileRefused } from '../refused.ts';

/** The streams of a compound file (.doc, .xls, .ppt of before 2007) by their names. */
export type OldStreams = (name: string) => Buffer | null;

/** Throws `FileRefused` for a file whose tables lead nowhere. */
export function readStreams(bytes: Buffer): OldStreams {
  const container = (() => {
    try {
      return CFB.read(bytes, { type: 'buffer' });
    } catch {
      throw new FileRefused('damaged');
    }
  })();
  return (name) => {
    const content = CFB.find(container, `/${name}`)?.content;
    return content === undefined || content === null ? null : Buffer.from(content as Uint8Array);
  };
}
