import { describe, expect, it } from 'vitest';
import { pieceBytes, PlayedChunks } from '../../../electron/main/played-chunks.ts';
import { chunkSizeBytes } from '../../../db/evidence/reader-messages.ts';

const sizeBytes = pieceBytes * 20 + 7;
/** Nothing of what follows is needed yet. */
const aheadBytes = 1;

/** A host with one file whose bytes tell their place, and what it was asked. */
function host() {
  const asked: number[] = [];
  let isDamaged = false;
  return {
    asked,
    damage: (to: boolean) => {
      isDamaged = to;
    },
    ask: (offset: number, length: number) => {
      asked.push(offset / pieceBytes);
      if (isDamaged) return Promise.reject(new Error('workspace-damaged'));
      return Promise.resolve(new Uint8Array(length).fill(offset / pieceBytes));
    },
  };
}

describe('the pieces of a film that is played', () => {
  it('never reach over the end of a chunk of the store, which is where an answer of the host ends', () => {
    expect(chunkSizeBytes % pieceBytes).toBe(0);
  });

  it('are the bytes of the place that was asked for, to the end of the file', async () => {
    const { ask } = host();
    const chunks = new PlayedChunks();
    for (const offset of [0, 5, pieceBytes - 1, pieceBytes, pieceBytes * 20, sizeBytes - 1]) {
      const bytes = await chunks.read('film', { offset, sizeBytes, aheadBytes, ask });
      expect(bytes[0]).toBe(Math.floor(offset / pieceBytes));
      const end = Math.min(sizeBytes, (Math.floor(offset / pieceBytes) + 1) * pieceBytes);
      expect(bytes.byteLength).toBe(end - offset);
    }
  });

  it('are asked for once with the one that is needed soon, and answer a second question by themselves', async () => {
    const { ask, asked } = host();
    const chunks = new PlayedChunks();
    await chunks.read('film', { offset: pieceBytes * 3 + 9, sizeBytes, aheadBytes: pieceBytes, ask });
    await chunks.read('film', { offset: pieceBytes * 3 + 90, sizeBytes, aheadBytes, ask });
    expect(asked).toEqual([3, 4]);
    await chunks.read('film', { offset: pieceBytes * 20, sizeBytes, aheadBytes: pieceBytes, ask });
    expect(asked).toEqual([3, 4, 20]);
  });

  it('are forgotten when many others were asked for since, and never taken from another film', async () => {
    const { ask, asked } = host();
    const chunks = new PlayedChunks();
    for (let piece = 0; piece <= 20; piece += 1)
      await chunks.read('film', { offset: piece * pieceBytes, sizeBytes, aheadBytes, ask });
    asked.length = 0;
    await chunks.read('film', { offset: pieceBytes * 19, sizeBytes, aheadBytes, ask });
    expect(asked).toEqual([]);
    await chunks.read('film', { offset: 0, sizeBytes, aheadBytes, ask });
    await chunks.read('other film', { offset: 0, sizeBytes, aheadBytes, ask });
    expect(asked).toEqual([0, 0]);
  });

  it('are asked for again when they could not be had', async () => {
    const { ask, damage } = host();
    const chunks = new PlayedChunks();
    damage(true);
    await expect(chunks.read('film', { offset: 0, sizeBytes, aheadBytes, ask })).rejects.toThrow('workspace-damaged');
    damage(false);
    expect((await chunks.read('film', { offset: 1, sizeBytes, aheadBytes, ask })).byteLength).toBe(pieceBytes - 1);
  });
});
