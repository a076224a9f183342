import type { FromHost, ToHost } from '../../../shared/contract/host-messages.ts';

/** A two-way line to the main process. Buffers and typed arrays travel as they are (structured clone). */
export interface HostPort {
  readonly kind: 'utility-process' | 'node-child';
  post(message: FromHost): void;
  listen(listener: (message: ToHost) => void): void;
  /** The other side has gone: finish, close the file, end. */
  onClosed(listener: () => void): void;
}

/** The part of Electron's `process.parentPort` that we use; typed here because the host must not import electron. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** Finds the line that this process was started with. Throws when it was started with none: a bug of the starter. */
export function connectPort(): HostPort {
  const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort;
  if (parentPort !== undefined) return utilityPort(parentPort);
  if (process.send !== undefined) return childPort();
  throw new Error('The host was started without a port to its parent.');
}

function utilityPort(parentPort: ParentPort): HostPort {
  return {
    kind: 'utility-process',
    post: (message) => parentPort.postMessage(message),
    listen: (listener) => parentPort.on('message', (event) => listener(event.data as ToHost)),
    onClosed: () => {}, // Electron ends a utility process together with its main process
  };
}

function childPort(): HostPort {
  return {
    kind: 'node-child',
    post: (message) => {
      if (process.connected) process.send?.(message);
    },
    listen: (listener) => process.on('message', (message) => listener(message as ToHost)),
    onClosed: (listener) => process.on('disconnect', listener),
  };
}
