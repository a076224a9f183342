import { goBack, navigate } from '../lib/navigation.ts';
import { openLinksHere } from '../lib/links-door.ts';
import { requestPrint } from '../lib/print-request.ts';
import { inform } from '../lib/toasts.ts';
import { redoStep, undoStep } from '../lib/undo.ts';
import { currentWords } from '../lib/words/words.ts';
import { flushDrafts } from '../ui/draft.ts';
import { useWorkspace } from '../lib/workspace-store.ts';
import { numberedScreens } from '../lib/workspace-screens.ts';
import { openSearch } from './search-door.tsx';
import { fieldHasOwnEdits, watchFieldEdits } from './field-edits.ts';

/** Installs the keys that work everywhere; answers how to take them off again. */
export function installShortcuts(showHelp: () => void): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'F1') {
      event.preventDefault();
      showHelp();
    } else if (event.altKey && event.key === 'ArrowLeft') {
      event.preventDefault();
      goBack();
    } else if (event.ctrlKey && !event.altKey && !onUndoKeys(event) && !event.shiftKey) onControl(event);
  };
  window.addEventListener('keydown', onKeyDown);
  const unwatch = watchFieldEdits();
  return () => {
    unwatch();
    window.removeEventListener('keydown', onKeyDown);
  };
}

/** Ctrl+Z, Ctrl+Y, Ctrl+Shift+Z: in a field where something was typed they are the field's own, as in every editor. */
function onUndoKeys(event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  const isUndo = key === 'z' && !event.shiftKey;
  if (!isUndo && key !== 'y' && key !== 'z') return false;
  if (event.isComposing || event.defaultPrevented || fieldHasOwnEdits(event.target)) return true;
  if (document.querySelector('dialog[open]') !== null) return true; // the dialog asks first
  event.preventDefault();
  void (isUndo ? undoStep() : redoStep());
  return true;
}

function onControl(event: KeyboardEvent): void {
  const screen = numberedScreens(useWorkspace.getState().status?.kind ?? 'department')[Number(event.key) - 1];
  if (screen !== undefined) {
    event.preventDefault();
    navigate(screen);
  } else if (event.key === 'k' || event.key === 'K') {
    event.preventDefault();
    openSearch();
  } else if (event.key === 'l' || event.key === 'L') {
    event.preventDefault();
    if (!openLinksHere()) inform(currentWords().links.nothingHere);
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
