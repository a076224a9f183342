import { type ComponentType, lazy } from 'react';
import { type Screen, screens } from '../lib/navigation.ts';

type ScreenModule = Readonly<Record<string, ComponentType>>;

/** Every feature folder holds `<feature>-screen.tsx`; the statement screen lives with the tasks that it is made from. */
const modules = import.meta.glob<ScreenModule>('../features/*/*-screen.tsx');

function pathOf(screen: Screen): string {
  return `../features/${screen === 'statements' ? 'tasks' : screen}/${screen}-screen.tsx`;
}

function exportOf(screen: Screen): string {
  return `${screen.charAt(0).toUpperCase()}${screen.slice(1)}Screen`;
}

async function load(screen: Screen): Promise<{ default: ComponentType }> {
  const module = await modules[pathOf(screen)]?.();
  const component = module?.[exportOf(screen)];
  if (!component) throw new Error(`${pathOf(screen)} exports no ${exportOf(screen)}`);
  return { default: component };
}

/** Each screen as a chunk of its own, fetched when it is first shown. */
export const screenComponents = Object.fromEntries(
  screens.map((screen) => [screen, lazy(() => load(screen))]),
) as unknown as Readonly<Record<Screen, ComponentType>>;

/** Fetches a screen before it is asked for, so that the first visit does not wait. */
export function preloadScreen(screen: Screen): void {
  void modules[pathOf(screen)]?.();
}
