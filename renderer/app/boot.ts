import { api } from '../lib/client.ts';
import { isScreen, startAt, useNavigation } from '../lib/navigation.ts';
import { noteSaved, useSaveState } from '../lib/save-state.ts';
import { loadSettings } from '../lib/settings-store.ts';
import { openPath } from '../lib/open-workspace.ts';
import { refreshWorkspace, setWorkspace } from '../lib/workspace-store.ts';
import { flushDrafts } from '../ui/draft.ts';
import { preloadScreen } from './screens.tsx';

const lastScreenKey = 'gangbiao.screen';

/**
 * Shows what the main process has opened by the time the page runs: the file that was named or the last one. It opens
 * the file while the page loads, so its refusal is asked for after the status.
 */
export async function boot(): Promise<void> {
  const remembered = localStorage.getItem(lastScreenKey) ?? 'overview';
  if (isScreen(remembered)) {
    startAt(remembered);
    preloadScreen(remembered);
  }
  useNavigation.subscribe(({ screen }) => localStorage.setItem(lastScreenKey, screen));
  const [, status] = await Promise.all([loadSettings(), api.workspace.status({})]);
  if (status.ok && status.value !== null) {
    setWorkspace(status.value);
    return;
  }
  const request = await api.desktop.takeOpenRequest({});
  if (request.ok && request.value.path !== null) await openPath(request.value.path);
  else setWorkspace(null);
}

/** Listens to what comes unasked; answers how to stop. */
export function listenToHost(onHostGone: () => void): () => void {
  const stops = [
    api.on('changed', (notice) => {
      noteSaved(notice.savedAt);
      // Department and college stand in the rail.
      if (notice.kinds.some((kind) => kind === 'department' || kind === 'college')) void refreshWorkspace();
    }),
    api.on('openRequest', ({ path }) => void openPath(path)),
    api.on('hostGone', onHostGone),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Called by the main process before the window closes: resolves when every keystroke is in the file or was refused. */
export function offerFlush(): void {
  Object.assign(window, {
    flushEdits: async (): Promise<void> => {
      await flushDrafts();
      await idle();
    },
  });
}

/** Resolves when no write is on its way any more. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (useSaveState.getState().running > 0) return;
      stop();
      resolve();
    };
    const stop = useSaveState.subscribe(look);
    look();
  });
}
