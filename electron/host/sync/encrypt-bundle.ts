import { type AgeEnvelope, chunkBytes, newEnvelope, openEnvelope, sealChunk, tagBytes } from './age-stream.ts';
import type { ContainerSink } from './container-sink.ts';

export interface EncryptOptions {
  /** Age keys (`age1…`); our own is one of them. */
  readonly recipients: readonly string[];
  /** Our own secret key. */
  readonly identity: string;
  /** The beginning of what the sink keeps already; null when it is empty. */
  readonly begin: Buffer | null;
}

/**
 * Encrypts what `work` writes to age keys, on its way: nothing of it touches the disk in plain text. Any `age` opens it.
 * What was begun is gone on with under the key of its header, which our own key opens: the same bytes come out again.
 */
export async function writeEncrypted<T>(
  sink: ContainerSink,
  options: EncryptOptions,
  work: (plain: ContainerSink) => Promise<T>,
): Promise<T> {
  const header = options.begin ?? (await newEnvelope(options.recipients));
  const envelope = await openEnvelope(header, [options.identity]);
  if (typeof envelope === 'string') throw new Error('the header of an encrypted bundle does not open with our own key');
  const pipe = new AgeSink(sink, envelope);
  await sink.write(header.subarray(0, envelope.payloadAt), 0);
  const result = await work(pipe);
  await pipe.end();
  return result;
}

/** Takes plain text in order and hands it on in sealed chunks. Only whole chunks are kept. */
class AgeSink implements ContainerSink {
  readonly canRewrite = false;
  readonly keptBytes: number;
  readonly #sink: ContainerSink;
  readonly #envelope: AgeEnvelope;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  /** Where in the plain text the next byte belongs. */
  #position: number;

  constructor(sink: ContainerSink, envelope: AgeEnvelope) {
    this.#sink = sink;
    this.#envelope = envelope;
    const keptChunks = Math.floor((sink.keptBytes - envelope.payloadAt) / (chunkBytes + tagBytes));
    this.keptBytes = Math.max(0, keptChunks) * chunkBytes;
    this.#position = this.keptBytes;
  }

  async write(bytes: Buffer, position: number): Promise<void> {
    this.writeNow(bytes, position);
    if (this.#waitingBytes <= chunkBytes) return;
    const whole = Buffer.concat(this.#waiting);
    // The last chunk is marked: one is held back until more comes, or the end.
    const sealed = Math.floor((whole.length - 1) / chunkBytes) * chunkBytes;
    const from = this.#position - whole.length;
    for (let at = 0; at < sealed; at += chunkBytes)
      await this.#seal(whole.subarray(at, at + chunkBytes), { index: (from + at) / chunkBytes, isLast: false });
    this.#waiting = [whole.subarray(sealed)];
    this.#waitingBytes = whole.length - sealed;
  }

  writeNow(bytes: Buffer, position: number): void {
    const fresh = bytes.subarray(Math.max(0, this.#position - position));
    if (fresh.length === 0) return;
    this.#waiting.push(Buffer.from(fresh)); // the writer uses its buffers again
    this.#waitingBytes += fresh.length;
    this.#position += fresh.length;
  }

  async end(): Promise<void> {
    const index = Math.floor((this.#position - this.#waitingBytes) / chunkBytes);
    await this.#seal(Buffer.concat(this.#waiting), { index, isLast: true });
  }

  async #seal(bytes: Buffer, place: { readonly index: number; readonly isLast: boolean }): Promise<void> {
    const position = this.#envelope.payloadAt + place.index * (chunkBytes + tagBytes);
    const sealed = sealChunk(this.#envelope, bytes, place);
    await this.#sink.write(Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length), position);
  }
}
