import { type ComponentType, lazy } from 'react';
import type { Screen } from '../lib/navigation.ts';

/** How each screen's chunk is fetched; the statement screen lives with the tasks that it is made from. */
const loaders: Readonly<Record<Screen, () => Promise<ComponentType>>> = {
  overview: async () => (await import('../features/overview/overview-screen.tsx')).OverviewScreen,
  department: async () => (await import('../features/department/department-screen.tsx')).DepartmentScreen,
  positions: async () => (await import('../features/positions/positions-screen.tsx')).PositionsScreen,
  workflows: async () => (await import('../features/workflows/workflows-screen.tsx')).WorkflowsScreen,
  tasks: async () => (await import('../features/tasks/tasks-screen.tsx')).TasksScreen,
  statements: async () => (await import('../features/tasks/statements-screen.tsx')).StatementsScreen,
  evidence: async () => (await import('../features/evidence/evidence-screen.tsx')).EvidenceScreen,
  handbook: async () => (await import('../features/handbook/handbook-screen.tsx')).HandbookScreen,
  bundles: async () => (await import('../features/bundles/bundles-screen.tsx')).BundlesScreen,
  workbook: async () => (await import('../features/workbook/workbook-screen.tsx')).WorkbookScreen,
  history: async () => (await import('../features/history/history-screen.tsx')).HistoryScreen,
  settings: async () => (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
};

function lazily(screen: Screen): ComponentType {
  return lazy(async () => ({ default: await loaders[screen]() }));
}

/** Each screen as a chunk of its own, fetched when it is first shown. */
export const screenComponents: Readonly<Record<Screen, ComponentType>> = {
  overview: lazily('overview'),
  department: lazily('department'),
  positions: lazily('positions'),
  workflows: lazily('workflows'),
  tasks: lazily('tasks'),
  statements: lazily('statements'),
  evidence: lazily('evidence'),
  handbook: lazily('handbook'),
  bundles: lazily('bundles'),
  workbook: lazily('workbook'),
  history: lazily('history'),
  settings: lazily('settings'),
};

/** Fetches a screen before it is asked for, so that the first visit does not wait. */
export function preloadScreen(screen: Screen): void {
  void loaders[screen]();
}
