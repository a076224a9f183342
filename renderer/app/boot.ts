import { api } from '../lib/client.ts';
import { isScreen, startAt, useNavigation } from '../lib/navigation.ts';
import { noteSaved, useSaveState } from '../lib/save-state.ts';
import { loadSettings } from '../lib/settings-store.ts';
import { openPath } from '../lib/open-workspace.ts';
import { refreshWorkspace, setWorkspace } from '../lib/workspace-store.ts';
import { flushDrafts, hasUnsavedDrafts } from '../ui/draft.ts';
import { noteChange } from '../ui/reads.ts';
import { preloadScreen } from './screens.tsx';
import { askAboutJobs } from './close-asked.ts';

const lastScreenKey = 'gangbiao.screen';

/**
 * Shows what the main process has opened by the time the page runs: the file that was named or the last one. It opens
 * the file while the page loads, so its refusal is asked for after the status.
 */
export async function boot(): Promise<void> {
  const remembered = localStorage.getItem(lastScreenKey) ?? 'overview';
  const screen = isScreen(remembered) ? remembered : 'overview';
  startAt(screen);
  useNavigation.subscribe((next) => localStorage.setItem(lastScreenKey, next.screen));
  // The shell and its first screen come in one piece; a screen that cannot be fetched says so in its place.
  const first = preloadScreen(screen).catch(() => undefined);
  const [status] = await Promise.all([api.workspace.status({}), loadSettings(), first]);
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
      noteChange();
      noteSaved(notice.savedAt);
      // Department and college stand in the rail.
      if (notice.kinds.some((kind) => kind === 'department' || kind === 'college')) void refreshWorkspace();
    }),
    api.on('openRequest', ({ path }) => void openPath(path)),
    api.on('hostGone', onHostGone),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Set once the file has refused the last words, or can no longer be reached: the next close is meant. */
let closeIsMeant = false;

/** Lets the page go although words may be unsaved: the process that could save them is gone. */
export function leaveAnyway(): void {
  closeIsMeant = true;
}

/**
 * Holds a closing window until the last keystrokes are in the file. If the file refuses them, the window stays with the
 * failure in view, and goes when it is closed once more.
 */
export function holdCloseForDrafts(): void {
  const onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (closeIsMeant) return;
    if (askAboutJobs()) return event.preventDefault();
    if (!hasUnsavedDrafts() && useSaveState.getState().running === 0) return;
    event.preventDefault();
    void flushDrafts().then(async (saved) => {
      await idle();
      if (saved) window.close();
      else closeIsMeant = true;
    });
  };
  window.addEventListener('beforeunload', onBeforeUnload);
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
