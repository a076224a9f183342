// Draws build/icons/*.png and icon.ico from icon.svg: `node build/icons.mjs`, only after the drawing has changed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withDisplay } from './setup/display.mjs';
import { electronPath, sandboxArguments } from './setup/electron-runtime.mjs';
import { root } from './setup/paths.mjs';
import { run } from './setup/process.mjs';
import { ensureSetup, main } from './setup.mjs';

const folder = join(root, 'build', 'icons');

/**
 * A Windows icon is a table of sizes in front of whole PNG files (allowed since Vista).
 * @param {readonly number[]} sizes
 */
function icoOf(sizes) {
  const images = sizes.map((size) => readFileSync(join(folder, `${size}x${size}.png`)));
  const head = Buffer.alloc(6 + 16 * sizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(sizes.length, 4);
  let offset = head.length;
  for (const [index, image] of images.entries()) {
    const at = 6 + 16 * index;
    const size = (sizes[index] ?? 0) % 256; // 256 is written as 0
    head.writeUInt8(size, at);
    head.writeUInt8(size, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(image.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += image.length;
  }
  return Buffer.concat([head, ...images]);
}

await main(async () => {
  await ensureSetup(import.meta.url);
  const code = await withDisplay(() => run(electronPath(), [...sandboxArguments(), folder]));
  if (code !== 0) return code;
  writeFileSync(join(folder, 'icon.ico'), icoOf([16, 32, 48, 64, 128, 256]));
  return 0;
});
