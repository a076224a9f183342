import { create } from 'zustand';
import { isRecordName } from './record-kinds.ts';

/** The record whose work package is shown. */
interface LinksDoor {
  readonly asked: { readonly kind: string; readonly id: string } | null;
}

export const useLinksDoor = create<LinksDoor>(() => ({ asked: null }));

/** Shows everything that is linked to a record, over whatever screen stands there. */
export function openLinks(kind: string, id: string): void {
  useLinksDoor.setState({ asked: { kind, id } });
}

export function closeLinks(): void {
  useLinksDoor.setState({ asked: null });
}

/** For the row of a record: `recordMark('duty', id)` lets Ctrl+L find out which record the focus is in. */
export function recordMark(kind: string, id: string): { readonly 'data-record': string } {
  return { 'data-record': `${kind}:${id}` };
}

/**
 * Opens the package of the record that the focus is in, or that is chosen in the list that has it, or else the one under
 * the pointer; answers whether there is one.
 */
export function openLinksHere(): boolean {
  if (document.querySelector('dialog[open]') !== null) return false;
  const place =
    document.activeElement?.closest('[data-record]') ??
    document.activeElement?.querySelector('[role="row"][data-record-open]') ??
    [...document.querySelectorAll('[data-record]:hover')].at(-1) ??
    document.querySelector('[data-record-open]');
  const [kind = '', id = ''] = (place?.getAttribute('data-record') ?? '').split(':');
  if (!isRecordName(kind) || id === '') return false;
  openLinks(kind, id);
  return true;
}
