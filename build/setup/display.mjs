// A screen where there is none: Xvfb of our own, on a free number that it finds itself.
import { spawn } from 'node:child_process';
import { SetupError } from './process.mjs';

export const screenSize = { width: 1440, height: 900 };

/**
 * Runs the work with a display in `process.env.DISPLAY`: the user's own, or Xvfb for as long as the work takes.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDisplay(work) {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return work();
  const screen = `${screenSize.width}x${screenSize.height}x24`;
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const stop = () => server.kill('SIGTERM');
  process.once('exit', stop);
  try {
    process.env['DISPLAY'] = `:${await displayNumber(server)}`;
    return await work();
  } finally {
    delete process.env['DISPLAY'];
    process.off('exit', stop);
    stop();
  }
}

/** @param {import('node:child_process').ChildProcess} server */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    const pipe = server.stdio[3];
    let text = '';
    pipe?.on('data', (data) => {
      text += data;
      if (text.includes('\n')) resolve(text.trim());
    });
    server.once('error', () => reject(new SetupError('Xvfb is not installed: install the package xvfb')));
    server.once('exit', (code) => reject(new SetupError(`Xvfb ended with code ${code} before it was ready`)));
  });
}
