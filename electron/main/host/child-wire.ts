import { spawn } from 'node:child_process';
import type { FromHost } from '../../../shared/contract/host-messages.ts';
import type { Wire, WireListeners } from './wire.ts';

/**
 * In megabytes. Left alone, a plain Node takes twice as much for new objects before it looks what of it is still needed,
 * and an intake of 8,000 files holds 395 MB instead of 300 (measured); half as much saves nothing. Only of this child:
 * what Electron's own take was not measured. And glibc would keep a heap a thread.
 */
const modesty = ['--max-semi-space-size=8'];

/** Starts the host as a plain Node child; buffers travel as they are. */
export function startChildWire(
  place: { script: string; resourcesDir: string; nodePath: string },
  listeners: WireListeners,
): Wire & { readonly pid: number | undefined } {
  const { ELECTRON_RUN_AS_NODE: _unset, NODE_OPTIONS: _unused, ...env } = process.env;
  const child = spawn(place.nodePath, [...modesty, place.script, place.resourcesDir], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: { MALLOC_ARENA_MAX: '2', ...env },
    windowsHide: true,
  });
  child.on('message', (message) => listeners.onMessage(message as FromHost));
  child.stderr?.setEncoding('utf8').on('data', listeners.onComplaint);
  child.on('error', (error) => listeners.onEnd(error.message));
  child.on('exit', (code, signal) => listeners.onEnd(signal ?? `exit ${code}`));
  return {
    pid: child.pid,
    post: (message) => {
      if (child.connected) child.send(message, () => {}); // a line that breaks meanwhile shows as the end of the process
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
