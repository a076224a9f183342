import { useEffect, useRef } from 'react';
import { navigate } from './navigation.ts';

/** Sent to the screen in front when the user asks to print; who prints says so with `preventDefault`. */
export const printRequest = 'gangbiao:print';

/** Asks the screen in front to print; where it shows no paper, the print centre has them all. */
export function requestPrint(): void {
  const request = new Event(printRequest, { cancelable: true });
  if (window.dispatchEvent(request)) navigate('printing');
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
