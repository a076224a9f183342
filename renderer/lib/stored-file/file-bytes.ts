import { longestRead } from '../../../shared/domain/reading.ts';
import { api, call } from '../client.ts';

/** A file as it is asked for. */
export interface FileKey {
  readonly id: string;
  readonly fileHash: string;
}

/** Some bytes of a file; `end` is exclusive. */
export async function readBytes(
  { id, fileHash }: FileKey,
  begin: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(end - begin);
  for (let offset = begin; offset < end; ) {
    const length = Math.min(longestRead, end - offset);
    const { bytes } = await call(api.reading.bytes({ id, fileHash, offset, length }));
    if (bytes.byteLength === 0) return whole.slice(0, offset - begin);
    whole.set(bytes, offset - begin);
    offset += bytes.byteLength;
  }
  return whole;
}
