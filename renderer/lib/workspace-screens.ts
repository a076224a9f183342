import type { WorkspaceKind } from '../../shared/contract/workspace.ts';
import type { Place, Screen } from './navigation.ts';

/** What the rail shows of a kind of file: the daily work, and what is done now and then. */
export const railScreens: Readonly<
  Record<WorkspaceKind, { readonly daily: readonly Screen[]; readonly further: readonly Screen[] }>
> = {
  department: {
    daily: [
      'overview',
      'department',
      'positions',
      'workflows',
      'goals',
      'tasks',
      'statements',
      'evidence',
      'coverage',
      'findings',
      'handbook',
      'printing',
    ],
    further: ['libraries', 'imports', 'workbook', 'bundles', 'merging', 'feedback', 'keeping', 'history', 'settings'],
  },
  // The central office keeps no positions of its own: it sees departments, and what they hand in.
  office: {
    daily: ['dashboard', 'members', 'inbox', 'reviews', 'assignments'],
    further: ['department', 'libraries', 'bundles', 'merging', 'keeping', 'history', 'settings'],
  },
};

/** Screens in the order of Ctrl+1 … Ctrl+9. */
export function numberedScreens(kind: WorkspaceKind): readonly Screen[] {
  return railScreens[kind].daily.filter((screen) => screen !== 'coverage' && screen !== 'findings').slice(0, 9);
}

/** What a kind of file does not have; every other screen can be led to, also one that is not in the rail. */
const foreignScreens: Readonly<Record<WorkspaceKind, ReadonlySet<Screen>>> = {
  department: new Set(railScreens.office.daily),
  office: new Set([
    ...railScreens.department.daily.filter((screen) => screen !== 'department'),
    'imports',
    'workbook',
    'rollover',
    'feedback',
    'indicators',
  ]),
};

/** The screen that is shown when `wanted` is asked for: a file of another kind may be open than the one it was left in. */
export function screenFor(kind: WorkspaceKind, wanted: Screen): Screen {
  return foreignScreens[kind].has(wanted) ? (railScreens[kind].daily[0] ?? wanted) : wanted;
}

/**
 * Where a found record is shown in a kind of file: on its own screen, or, where the file has no such screen, by its
 * history. `record` is what was found.
 */
export function placeIn(
  kind: WorkspaceKind,
  place: Place,
  record: { readonly id: string; readonly title: string },
): Place {
  if (screenFor(kind, place.screen) === place.screen) return place;
  return { screen: 'history', params: { recordId: record.id, title: record.title } };
}

/** The names of the screens that a kind of file has. */
export function namesOfScreens(
  kind: WorkspaceKind,
  names: Readonly<Record<Screen, string>>,
): Readonly<Partial<Record<Screen, string>>> {
  const own = Object.entries(names).filter(([screen]) => !foreignScreens[kind].has(screen as Screen));
  return Object.fromEntries(own);
}
