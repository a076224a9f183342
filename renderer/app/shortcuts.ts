import { goBack, navigate } from '../lib/navigation.ts';
import { requestPrint } from '../lib/print-request.ts';
import { inform } from '../lib/toasts.ts';
import { currentWords } from '../lib/words/words.ts';
import { flushDrafts } from '../ui/draft.ts';
import { numberedScreens } from './navigation-rail.tsx';

/** Installs the keys that work everywhere; answers how to take them off again. */
export function installShortcuts(showHelp: () => void): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'F1') {
      event.preventDefault();
      showHelp();
    } else if (event.altKey && event.key === 'ArrowLeft') {
      event.preventDefault();
      goBack();
    } else if (event.ctrlKey && !event.altKey && !event.shiftKey) onControl(event);
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

function onControl(event: KeyboardEvent): void {
  const screen = numberedScreens[Number(event.key) - 1];
  if (screen !== undefined) {
    event.preventDefault();
    navigate(screen);
  } else if (event.key === 's' || event.key === 'S') {
    event.preventDefault();
    void flushDrafts().then((saved) => {
      if (saved) inform(currentWords().shell.save.already);
    });
  } else if (event.key === 'p' || event.key === 'P') {
    event.preventDefault();
    requestPrint();
  }
}
