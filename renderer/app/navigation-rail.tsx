import type { WorkspaceKind } from '../../shared/contract/workspace.ts';
import { navigate, type Screen, useNavigation } from '../lib/navigation.ts';
import { numberedScreens, railScreens, screenFor } from '../lib/workspace-screens.ts';
import { useWorkspace } from '../lib/workspace-store.ts';
import { useWords } from '../lib/words/words.ts';
import { Icon } from '../ui/icons.tsx';
import { SaveStatus } from './save-status.tsx';
import { openSearch } from './search-door.tsx';
import { preloadScreen } from './screens.tsx';
import { UndoButtons } from './undo-buttons.tsx';

/** Where everything is, whose file it is, and whether it is saved. */
export function NavigationRail() {
  const all = useWords();
  const words = all.shell;
  const kind = useWorkspace(({ status }) => status?.kind ?? 'department');
  const departmentName = useWorkspace(({ status }) => status?.departmentName ?? '');
  const collegeName = useWorkspace(({ status }) => status?.collegeName ?? '');
  return (
    <div className="gb-rail">
      <header className="gb-rail-head">
        <div className="gb-rail-department" title={departmentName}>
          {departmentName || words.noFile}
        </div>
        {collegeName !== '' && (
          <div className="gb-rail-college" title={collegeName}>
            {collegeName}
          </div>
        )}
      </header>
      <button
        type="button"
        className="gb-rail-search"
        aria-keyshortcuts="Control+K"
        aria-label={all.search.hint}
        onClick={openSearch}
      >
        <Icon name="search" size={16} />
        <span>{all.search.title}</span>
        <kbd aria-hidden="true">Ctrl+K</kbd>
      </button>
      <nav className="gb-rail-list" aria-label={words.navigation}>
        <Group title={kind === 'office' ? words.groupOffice : words.groupBuild} screens={railScreens[kind].daily} />
        <Group
          title={kind === 'office' ? words.groupManage : words.groupExchange}
          screens={railScreens[kind].further}
        />
      </nav>
      <div className="gb-rail-foot">
        <SaveStatus />
        <UndoButtons />
      </div>
    </div>
  );
}

function keyOf(screen: Screen, kind: WorkspaceKind): string | undefined {
  const at = numberedScreens(kind).indexOf(screen);
  return at === -1 ? undefined : `Ctrl+${at + 1}`;
}

function Group({ title, screens }: { readonly title: string; readonly screens: readonly Screen[] }) {
  const words = useWords().shell;
  const kind = useWorkspace(({ status }) => status?.kind ?? 'department');
  const current = screenFor(
    kind,
    useNavigation(({ screen }) => screen),
  );
  return (
    <>
      <div className="gb-rail-group">{title}</div>
      <ul>
        {screens.map((screen) => (
          <li key={screen}>
            <button
              type="button"
              className="gb-rail-item"
              data-screen={screen}
              aria-current={screen === (current === 'indicators' ? 'findings' : current) ? 'page' : undefined}
              aria-keyshortcuts={keyOf(screen, kind)?.replace('Ctrl', 'Control')}
              title={keyOf(screen, kind)}
              onClick={() => navigate(screen)}
              onPointerEnter={() => void preloadScreen(screen)}
            >
              <Icon name={screen} />
              <span>{words.screens[screen]}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
