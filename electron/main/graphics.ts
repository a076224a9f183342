import { existsSync } from 'node:fs';
import { app } from 'electron';

/**
 * Called before the program is ready. A Linux machine without any graphics device (virtual machines, thin clients) would
 * start a graphics process that can only fail; about once in 250 starts its end was not noticed, and the window waited
 * for it for ever. There the pictures are painted by the processor from the first one on.
 */
export function settleGraphics(): void {
  if (process.platform === 'linux' && !existsSync('/dev/dri')) app.disableHardwareAcceleration();
}
