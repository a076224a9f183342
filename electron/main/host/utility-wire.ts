import { utilityProcess } from 'electron';
import type { HostPlace, Wire, WireListeners } from './wire.ts';

/** Starts the host as Electron's own kind of child process. */
export function startUtilityWire(place: HostPlace, listeners: WireListeners): Wire {
  const child = utilityProcess.fork(place.script, [place.resourcesDir], {
    serviceName: 'Gangbiao host',
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  child.on('message', listeners.onMessage);
  child.stderr?.on('data', (chunk: Buffer) => listeners.onComplaint(chunk.toString('utf8')));
  child.on('exit', (code) => listeners.onEnd(`exit ${code}`));
  return { post: (message) => child.postMessage(message), kill: () => void child.kill() };
}
