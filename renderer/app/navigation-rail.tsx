import { navigate, type Screen, useNavigation } from '../lib/navigation.ts';
import { useWorkspace } from '../lib/workspace-store.ts';
import { useWords } from '../lib/words/words.ts';
import { Icon } from '../ui/icons.tsx';
import { SaveStatus } from './save-status.tsx';
import { openSearch } from './search-door.tsx';
import { preloadScreen } from './screens.tsx';
import { UndoButtons } from './undo-buttons.tsx';

const build: readonly Screen[] = [
  'overview',
  'department',
  'positions',
  'workflows',
  'goals',
  'tasks',
  'statements',
  'evidence',
  'coverage',
  'handbook',
];
const exchange: readonly Screen[] = ['libraries', 'imports', 'workbook', 'bundles', 'keeping', 'history', 'settings'];

/** Screens in the order of Ctrl+1 … Ctrl+9. */
export const numberedScreens: readonly Screen[] = build.filter((screen) => screen !== 'coverage');

/** Where everything is, whose file it is, and whether it is saved. */
export function NavigationRail() {
  const all = useWords();
  const words = all.shell;
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
        <Group title={words.groupBuild} screens={build} />
        <Group title={words.groupExchange} screens={exchange} />
      </nav>
      <div className="gb-rail-foot">
        <SaveStatus />
        <UndoButtons />
      </div>
    </div>
  );
}

function keyOf(screen: Screen): string | undefined {
  const at = numberedScreens.indexOf(screen);
  return at === -1 ? undefined : `Ctrl+${at + 1}`;
}

function Group({ title, screens }: { readonly title: string; readonly screens: readonly Screen[] }) {
  const words = useWords().shell;
  const current = useNavigation(({ screen }) => screen);
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
              aria-current={screen === current ? 'page' : undefined}
              aria-keyshortcuts={keyOf(screen)?.replace('Ctrl', 'Control')}
              title={keyOf(screen)}
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
