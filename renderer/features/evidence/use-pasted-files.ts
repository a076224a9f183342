import { useEffect, useRef } from 'react';

/** Calls `take` when files or pictures are pasted anywhere on the screen; text goes where the cursor is, as ever. */
export function usePastedFiles(take: (files: readonly File[]) => void): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      // Excel puts a picture of its cells beside their text; the text is what was meant.
      const hasText = event.clipboardData?.types.includes('text/plain') === true;
      if (files.length === 0 || hasText || event.defaultPrevented) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      latest.current(files);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}
