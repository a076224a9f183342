import { useEffect, useRef, useState } from 'react';
import { useNavigation } from '../lib/navigation.ts';
import { useLanguage, useWords } from '../lib/words/words.ts';
import { screenFor } from '../lib/workspace-screens.ts';
import { useWorkspace } from '../lib/workspace-store.ts';
import { ArrivedFile } from './arrived-file.tsx';
import { listenToHost } from './boot.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { HostGone } from './full-screens.tsx';
import { JobDock } from './job-dock.tsx';
import { refuseStrayDrops } from './drops.ts';
import { onMenu } from './menu.ts';
import { NavigationRail } from './navigation-rail.tsx';
import { LinksDoor } from './links-door.tsx';
import { ReadingDoor } from './reading-door.tsx';
import { ScreenView, StartView } from './screens.tsx';
import { CloseQuestion } from './close-question.tsx';
import { SearchDoor } from './search-door.tsx';
import { ShortcutHelp } from './shortcut-help.tsx';
import { installShortcuts } from './shortcuts.ts';
import { ToastList } from './toast-list.tsx';
import { Opening } from './opening.tsx';
import { followSteps } from './undo-menu.ts';
import { UndoRefused } from './undo-refused.tsx';

/** The window: a start page until a file is open, then the rail with one screen beside it. */
export function App() {
  const language = useLanguage();
  const words = useWords();
  const [hostGone, setHostGone] = useState(false);
  const [help, setHelp] = useState(false);
  useEffect(() => listenToHost(() => setHostGone(true)), []);
  useEffect(() => refuseStrayDrops(), []);
  useEffect(() => installShortcuts(() => setHelp(true)), []);
  useEffect(() => onMenu(), []);
  useEffect(() => followSteps(), []);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words.common.appName;
  }, [language, words]);
  return (
    <>
      {hostGone ? <HostGone /> : <Frame />}
      <div className="gb-corner">
        <JobDock />
        <ToastList />
      </div>
      <Opening />
      <CloseQuestion />
      <SearchDoor />
      <LinksDoor />
      <ReadingDoor />
      <UndoRefused />
      {help && <ShortcutHelp onClose={() => setHelp(false)} />}
    </>
  );
}

function Frame() {
  const phase = useWorkspace((state) => state.phase);
  if (phase === 'starting') return null;
  if (phase === 'open') return <Shell />;
  return (
    <ErrorBoundary resetKey="start">
      <StartView />
    </ErrorBoundary>
  );
}

function Shell() {
  const words = useWords().shell;
  const kind = useWorkspace(({ status }) => status?.kind ?? 'department');
  const screen = screenFor(
    kind,
    useNavigation((state) => state.screen),
  );
  const path = useWorkspace(({ status }) => status?.path ?? '');
  const [turn, setTurn] = useState(0);
  const main = useRef<HTMLElement>(null);
  const shownBefore = useRef(screen);
  useEffect(() => {
    // Keyboard and screen reader follow the change of page; the first page leaves the focus alone.
    if (shownBefore.current !== screen) main.current?.focus({ preventScroll: true });
    shownBefore.current = screen;
  }, [screen]);
  return (
    <div className="gb-shell">
      <a
        className="gb-skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {words.skipToContent}
      </a>
      <NavigationRail />
      <main
        id="main"
        className="gb-main"
        tabIndex={-1}
        ref={main}
        data-screen={screen}
        aria-label={words.screens[screen]}
      >
        <ArrivedFile path={path} onSettled={() => setTurn((last) => last + 1)} />
        <ErrorBoundary resetKey={screen}>
          {/* Another file is another set of screens: nothing of the old one may stay in them. */}
          <ScreenView key={`${path} ${turn}`} screen={screen} />
        </ErrorBoundary>
      </main>
    </div>
  );
}
