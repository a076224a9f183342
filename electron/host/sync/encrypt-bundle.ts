import { ReadableStream } from 'node:stream/web';
import { Encrypter } from 'age-encryption';
import { type ContainerSink, PipeSink } from './container-sink.ts';

/**
 * Encrypts what `work` writes to age keys (`age1…`), on its way: nothing of it touches the disk in plain text. What any
 * `age` writes of it, any `age` opens.
 */
export async function writeEncrypted<T>(
  sink: ContainerSink,
  recipients: readonly string[],
  work: (pipe: ContainerSink) => Promise<T>,
): Promise<T> {
  const encrypter = new Encrypter();
  for (const recipient of new Set(recipients)) encrypter.addRecipient(recipient);
  const pipe = new PipeSink();
  const plain = ReadableStream.from(pipe.read()) as Parameters<typeof encrypter.encrypt>[0] & object;
  const writing = drain(await encrypter.encrypt(plain), sink);
  writing.catch((error: unknown) => pipe.fail(error)); // whoever still writes is told
  try {
    const result = await work(pipe);
    pipe.end();
    await writing;
    return result;
  } catch (error) {
    pipe.fail(error);
    await writing.catch(() => {}); // the error that counts is on its way
    throw error;
  }
}

async function drain(cipher: AsyncIterable<Uint8Array>, sink: ContainerSink): Promise<void> {
  let position = 0;
  for await (const chunk of cipher) {
    await sink.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length), position);
    position += chunk.length;
  }
}
