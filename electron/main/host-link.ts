import { type ChildProcess, spawn } from 'node:child_process';
import { utilityProcess } from 'electron';
import type { AppError } from '../../shared/app-error.ts';
import type { FromHost, ToHost } from '../../shared/contract/host-messages.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { HostPlace } from './places.ts';

/** The main process's end of the line to a host. */
export interface HostLink {
  /** Answers what the host answers; `host-gone` when it ended first. */
  call(method: string, input: unknown): Promise<Result<unknown, AppError>>;
  /** Lets it finish and close the file; kills it after five seconds. */
  stop(): Promise<void>;
  readonly portKind: () => string;
}

export interface HostListeners {
  readonly onNotice: (message: Extract<FromHost, { type: 'notice' }>) => void;
  /** It ended although nobody asked it to. */
  readonly onGone: (reason: string) => void;
}

interface Wire {
  post(message: ToHost): void;
  kill(): void;
}

/** Starts a host as a utility process, or as a Node child where the runtime's Node-API is too old for SQLite's binding. */
export function startHost(place: HostPlace, listeners: HostListeners): HostLink {
  const waiting = new Map<number, (result: Result<unknown, AppError>) => void>();
  let nextId = 1;
  let alive = true;
  let stopping = false;
  let portKind = '';
  let ended: () => void = () => {};
  const whenEnded = new Promise<void>((resolve) => {
    ended = resolve;
  });

  const onMessage = (message: FromHost): void => {
    if (message.type === 'result') {
      waiting.get(message.id)?.(message.result);
      waiting.delete(message.id);
    } else if (message.type === 'notice') listeners.onNotice(message);
    else portKind = message.port;
  };
  const onEnd = (reason: string): void => {
    if (!alive) return;
    alive = false;
    for (const resolve of waiting.values()) resolve(fail({ code: 'host-gone', about: reason }));
    waiting.clear();
    ended();
    if (!stopping) listeners.onGone(reason);
  };
  const wire = place.nodePath === null ? startUtility(place, onMessage, onEnd) : startChild(place.nodePath, place, { onMessage, onEnd });

  return {
    portKind: () => portKind,
    call: (method, input) => {
      if (!alive) return Promise.resolve(fail({ code: 'host-gone' }));
      const id = nextId++;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        wire.post({ type: 'call', id, method, input });
      });
    },
    stop: async () => {
      if (!alive) return;
      stopping = true;
      wire.post({ type: 'shutdown' });
      const timer = setTimeout(() => wire.kill(), 5000);
      await whenEnded;
      clearTimeout(timer);
    },
  };
}

function startUtility(place: HostPlace, onMessage: (message: FromHost) => void, onEnd: (reason: string) => void): Wire {
  const child = utilityProcess.fork(place.script, [place.resourcesDir], { serviceName: 'Gangbiao host', stdio: 'inherit' });
  child.on('message', onMessage);
  child.on('exit', (code) => onEnd(`exit ${code}`));
  return { post: (message) => child.postMessage(message), kill: () => void child.kill() };
}

function startChild(
  nodePath: string,
  place: HostPlace,
  listeners: { onMessage: (message: FromHost) => void; onEnd: (reason: string) => void },
): Wire {
  const { ELECTRON_RUN_AS_NODE: _unset, NODE_OPTIONS: _unused, ...env } = process.env;
  const child: ChildProcess = spawn(nodePath, [place.script, place.resourcesDir], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    env,
    windowsHide: true,
  });
  child.on('message', (message) => listeners.onMessage(message as FromHost));
  child.on('error', (error) => listeners.onEnd(error.message));
  child.on('exit', (code, signal) => listeners.onEnd(signal ?? `exit ${code}`));
  return {
    post: (message) => {
      if (child.connected) child.send(message, () => {});
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
