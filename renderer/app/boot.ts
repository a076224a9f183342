import { api } from '../lib/client.ts';
import { isScreen, startAt, useNavigation } from '../lib/navigation.ts';
import { noteSaved } from '../lib/save-state.ts';
import { loadSettings } from '../lib/settings-store.ts';
import { openPath } from '../lib/open-workspace.ts';
import { refreshWorkspace, setWorkspace } from '../lib/workspace-store.ts';
import { flushDrafts, hasUnsavedDrafts } from '../ui/draft.ts';
import { preloadScreen } from './screens.tsx';

const lastScreenKey = 'gangbiao.screen';

/** Finds what the window starts with: a file named from outside, the file that is open already, or the last one. */
export async function boot(): Promise<void> {
  const remembered = localStorage.getItem(lastScreenKey) ?? 'overview';
  if (isScreen(remembered)) {
    startAt(remembered);
    preloadScreen(remembered);
  }
  useNavigation.subscribe(({ screen }) => localStorage.setItem(lastScreenKey, screen));
  const [settings, request, status] = await Promise.all([loadSettings(), api.desktop.takeOpenRequest({}), api.workspace.status({})]);
  const asked = request.ok ? request.value.path : null;
  const open = status.ok ? status.value : null;
  if (asked !== null && asked !== open?.path) await openPath(asked);
  else if (open !== null) setWorkspace(open);
  else if (settings.reopenLast && settings.recent[0] !== undefined) await openPath(settings.recent[0].path);
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

/**
 * Holds a closing window until the last keystrokes are in the file. If the file refuses them, the window stays open with
 * the failure in view, and closes when it is asked to once more.
 */
export function holdCloseForDrafts(): () => void {
  let refusedOnce = false;
  const onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (!hasUnsavedDrafts() || refusedOnce) return;
    event.preventDefault();
    void flushDrafts().then((saved) => {
      if (saved) window.close();
      else refusedOnce = true;
    });
  };
  window.addEventListener('beforeunload', onBeforeUnload);
  return () => window.removeEventListener('beforeunload', onBeforeUnload);
}
