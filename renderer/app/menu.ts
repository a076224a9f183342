import { missingCase } from '../../shared/exhaustive.ts';
import type { Notices } from '../../shared/contract/notices.ts';
import { api } from '../lib/client.ts';
import { navigate } from '../lib/navigation.ts';
import { useWorkspace } from '../lib/workspace-store.ts';
import { closeWorkspace, pickAndOpen } from '../lib/open-workspace.ts';
import { requestPrint } from '../lib/print-request.ts';
import { redoStep, undoStep } from '../lib/undo.ts';
import { openSearch } from './search-door.tsx';
import { fieldHasOwnEdits } from './field-edits.ts';

/** Does what was chosen in the window's menu; answers how to stop listening. */
export function onMenu(): () => void {
  return api.on('menu', ({ command }) => {
    // Without a file the start page offers the rest itself.
    if (useWorkspace.getState().phase === 'open' || command === 'open') run(command);
  });
}

function run(command: Notices['menu']['command']): void {
  switch (command) {
    case 'new':
      void closeWorkspace();
      break;
    case 'open':
      void pickAndOpen();
      break;
    case 'search':
      openSearch();
      break;
    case 'import':
      navigate('workbook');
      break;
    case 'export-bundle':
      navigate('bundles');
      break;
    case 'handbook':
    case 'inbox':
    case 'dashboard':
    case 'reviews':
    case 'settings':
      navigate(command);
      break;
    case 'print':
      requestPrint();
      break;
    case 'undo':
    case 'redo':
      // The editing commands of the browser are old, but nothing else reaches a field's own typing.
      if (fieldHasOwnEdits(document.activeElement)) document.execCommand(command);
      else void (command === 'undo' ? undoStep() : redoStep());
      break;
    default:
      missingCase(command);
  }
}
