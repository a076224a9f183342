import { create } from 'zustand';
import type { AppError } from '../../shared/app-error.ts';

export interface Toast {
  readonly id: number;
  readonly tone: 'good' | 'plain' | 'bad';
  readonly text: string;
  /** A failure is put into words where it is shown, so that it follows a change of language. */
  readonly error: AppError | null;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** Short words at the edge of the window. Failures stay until they are closed; the rest goes by itself. */
export const useToasts = create<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));

const shownForMs = 4000;
let nextId = 1;

function add(toast: Omit<Toast, 'id'>): number {
  const id = nextId++;
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.slice(-3), { ...toast, id }] }));
  if (toast.tone !== 'bad') setTimeout(() => closeToast(id), toast.action === null ? shownForMs : 2 * shownForMs);
  return id;
}

export function closeToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

/** Says that something went well; `action` offers the next step, such as opening the file that was written. */
export function notify(text: string, action: Toast['action'] = null): void {
  add({ tone: 'good', text, error: null, action });
}

/** Says something that is neither good nor bad; answers the message's id for `closeToast`. */
export function inform(text: string): number {
  return add({ tone: 'plain', text, error: null, action: null });
}

/** Says what did not go as it was meant; stays until it is closed. */
export function warn(text: string): void {
  add({ tone: 'bad', text, error: null, action: null });
}

/** Shows a failed call in the catalogue's words. What the user cancelled needs no words. */
export function reportError(error: AppError): void {
  if (error.code !== 'cancelled') add({ tone: 'bad', text: '', error, action: null });
}
