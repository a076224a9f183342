import { create } from 'zustand';

export const screens = [
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
  'indicators',
  'handbook',
  'printing',
  'libraries',
  'bundles',
  'merging',
  'imports',
  'workbook',
  'keeping',
  'rollover',
  'history',
  'settings',
  'dashboard',
  'members',
  'inbox',
  'reviews',
  'assignments',
  'feedback',
] as const;
export type Screen = (typeof screens)[number];

/** What a link carries to a screen: `id` of the record to open, `focus` for a part of it, `year`, `filter`. */
export type ScreenParams = Readonly<Record<string, string>>;

export interface Place {
  readonly screen: Screen;
  readonly params: ScreenParams;
}

interface Navigation extends Place {
  readonly past: readonly Place[];
}

export function isScreen(name: string): name is Screen {
  return (screens as readonly string[]).includes(name);
}

export const useNavigation = create<Navigation>(() => ({ screen: 'overview', params: {}, past: [] }));

/** Goes to a screen; the place left is what `goBack` returns to. */
export function navigate(screen: Screen, params: ScreenParams = {}): void {
  useNavigation.setState((now) => ({
    screen,
    params,
    past: [...now.past.slice(-49), { screen: now.screen, params: now.params }],
  }));
}

/** Notes where in the screen the user is (the chosen record), without a step to go back over. */
export function replaceParams(params: ScreenParams): void {
  useNavigation.setState({ params });
}

export function goBack(): void {
  useNavigation.setState((now) => {
    const last = now.past.at(-1);
    return last === undefined ? now : { ...last, past: now.past.slice(0, -1) };
  });
}

/** Forgets the way, when another file is opened. */
export function startAt(screen: Screen): void {
  useNavigation.setState({ screen, params: {}, past: [] });
}
