import type { AppError } from '../../../shared/app-error.ts';
import type { FromHost, KeyPlaceMessage } from '../../../shared/contract/host-messages.ts';
import { fail, type Result } from '../../../shared/result.ts';
import type { Wire, WireListeners } from './wire.ts';

/** The main process's end of the line to a host. */
export interface HostLink {
  /** Answers what the host answers; `host-gone` when it ended first. */
  call(method: string, input: unknown): Promise<Result<unknown, AppError>>;
  /** Lets it finish and close the file; kills it after five seconds. */
  stop(): Promise<void>;
  /** `utility-process` or `node-child`; empty until the host has said so. */
  portKind(): string;
}

export interface HostListeners {
  readonly onNotice: (message: Extract<FromHost, { type: 'notice' }>) => void;
  /** Text for the log. */
  readonly onComplaint: (text: string) => void;
  /** It needs the secret keys of this person for the first time. */
  readonly keyPlace: () => KeyPlaceMessage;
  /** It ended although nobody asked it to. */
  readonly onGone: (reason: string) => void;
}

/** How long a host may take to close its file before it is killed: checkpointing a large file takes a while. */
const patienceMs = 5000;

/** Starts a host over a wire of either kind. */
export function startHost(startWire: (listeners: WireListeners) => Wire, listeners: HostListeners): HostLink {
  const waiting = new Map<number, (result: Result<unknown, AppError>) => void>();
  const ended = Promise.withResolvers<void>();
  let nextId = 1;
  let alive = true;
  let stopping = false;
  let portKind = '';

  const wire = startWire({
    onMessage: (message) => {
      if (message.type === 'result') {
        waiting.get(message.id)?.(message.result);
        waiting.delete(message.id);
      } else if (message.type === 'notice') listeners.onNotice(message);
      else if (message.type === 'ask-key-place') wire.post({ type: 'key-place', place: listeners.keyPlace() });
      else portKind = message.port;
    },
    onComplaint: listeners.onComplaint,
    onEnd: (reason) => {
      if (!alive) return;
      alive = false;
      for (const answer of waiting.values()) answer(fail({ code: 'host-gone', about: reason }));
      waiting.clear();
      ended.resolve();
      if (!stopping) listeners.onGone(reason);
    },
  });

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
      const timer = setTimeout(() => wire.kill(), patienceMs);
      await ended.promise;
      clearTimeout(timer);
    },
  };
}
