import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { AppFailure } from '../../../shared/app-error.ts';
import type { RuleName } from '../../../shared/domain/rules.ts';
import { maxVolumes } from '../../../shared/sync/bundle-volumes.ts';
import { type ContainerSink, writeAll } from './container-sink.ts';

/** A volume that is written and flushed. */
export interface WrittenVolume {
  readonly sizeBytes: number;
  readonly sha256: string;
}

export interface VolumeSinkOptions {
  readonly volumeBytes: number;
  readonly pathOf: (number: number) => string;
  /** Volumes from before that are not written again, from the first one on. */
  readonly kept: readonly WrittenVolume[];
  /** Called when a volume lies on the disk. */
  readonly onVolume: (volume: WrittenVolume) => Promise<void>;
}

interface OpenVolume {
  readonly handle: FileHandle;
  readonly hash: Hash;
  size: number;
}

/** Cuts what is written to it, in order, into files of one size, the last one excepted. */
export class VolumeSink implements ContainerSink {
  readonly canRewrite = false;
  readonly keptBytes: number;
  readonly volumes: WrittenVolume[];
  readonly #options: VolumeSinkOptions;
  readonly #waiting: Buffer[] = [];
  #position: number;
  #open: OpenVolume | null = null;

  constructor(options: VolumeSinkOptions) {
    this.#options = options;
    this.volumes = [...options.kept];
    this.keptBytes = options.kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    this.#position = this.keptBytes;
  }

  writeNow(bytes: Buffer, position: number): void {
    const fresh = bytes.subarray(Math.max(0, this.#position - position));
    if (fresh.length === 0) return;
    this.#waiting.push(Buffer.from(fresh)); // the writer uses its buffers again
    this.#position += fresh.length;
  }

  async write(bytes: Buffer, position: number): Promise<void> {
    await this.#flush();
    const fresh = bytes.subarray(Math.max(0, this.#position - position));
    this.#position += fresh.length;
    await this.#put(fresh);
  }

  /** Closes the last volume. */
  async end(): Promise<void> {
    await this.#flush();
    if (this.#open !== null) await this.#finish(this.#open);
  }

  /** Gives up what is being written; what is finished stays. */
  async abandon(): Promise<void> {
    const opened = this.#open;
    this.#open = null;
    await opened?.handle.close().catch(() => {}); // the drive may be gone, and the error that counts is on its way
  }

  async #flush(): Promise<void> {
    for (const bytes of this.#waiting.splice(0)) await this.#put(bytes);
  }

  async #put(bytes: Buffer): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const opened = (this.#open ??= await this.#begin());
      const part = bytes.subarray(done, done + this.#options.volumeBytes - opened.size);
      await writeAll(opened.handle, part, opened.size);
      opened.hash.update(part);
      opened.size += part.length;
      done += part.length;
      if (opened.size === this.#options.volumeBytes) await this.#finish(opened);
    }
  }

  async #begin(): Promise<OpenVolume> {
    const number = this.volumes.length + 1;
    const rule: RuleName = 'too-many-volumes';
    if (number > maxVolumes) throw new AppFailure({ code: 'rule-broken', about: rule });
    return { handle: await open(this.#options.pathOf(number), 'w'), hash: createHash('sha256'), size: 0 };
  }

  async #finish({ handle, hash, size }: OpenVolume): Promise<void> {
    await handle.sync();
    this.#open = null;
    await handle.close();
    const volume = { sizeBytes: size, sha256: hash.digest('hex') };
    this.volumes.push(volume);
    await this.#options.onVolume(volume);
  }
}
