import { useEffect, useRef } from 'react';
import { navigate } from './navigation.ts';
import { inform } from './toasts.ts';
import { currentWords } from './words/words.ts';
import { screenFor } from './workspace-screens.ts';
import { useWorkspace } from './workspace-store.ts';

/** Sent to the screen in front when the user asks to print; who prints says so with `preventDefault`. */
export const printRequest = 'gangbiao:print';

/**
 * Asks the screen in front to print; where it shows no paper, the print centre has them all. A file that has no print
 * centre, such as the central office's, says so and stays where it is.
 */
export function requestPrint(): void {
  const request = new Event(printRequest, { cancelable: true });
  if (!window.dispatchEvent(request)) return;
  const kind = useWorkspace.getState().status?.kind ?? 'department';
  if (screenFor(kind, 'printing') === 'printing') navigate('printing');
  else inform(currentWords().papers.nothingToPrint);
}

/** Lets a screen answer the print command of menu and keyboard with the paper that it shows. */
export function usePrintRequest(print: (() => void) | null): void {
  const latest = useRef(print);
  latest.current = print;
  useEffect(() => {
    const onRequest = (event: Event): void => {
      if (latest.current === null) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener(printRequest, onRequest);
    return () => window.removeEventListener(printRequest, onRequest);
  }, []);
}
