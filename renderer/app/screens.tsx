import { type ComponentType, createElement, type ReactNode, useEffect, useState } from 'react';
import type { Screen } from '../lib/navigation.ts';
import { beginRead } from '../ui/reads.ts';

/** How each screen's chunk is fetched; the statement screen lives with the tasks that it is made from. */
const loaders: Readonly<Record<Screen, () => Promise<ComponentType>>> = {
  overview: async () => (await import('../features/overview/overview-screen.tsx')).OverviewScreen,
  department: async () => (await import('../features/department/department-screen.tsx')).DepartmentScreen,
  positions: async () => (await import('../features/positions/positions-screen.tsx')).PositionsScreen,
  workflows: async () => (await import('../features/workflows/workflows-screen.tsx')).WorkflowsScreen,
  goals: async () => (await import('../features/goals/goals-screen.tsx')).GoalsScreen,
  tasks: async () => (await import('../features/tasks/tasks-screen.tsx')).TasksScreen,
  statements: async () => (await import('../features/tasks/statements-screen.tsx')).StatementsScreen,
  evidence: async () => (await import('../features/evidence/evidence-screen.tsx')).EvidenceScreen,
  coverage: async () => (await import('../features/coverage/coverage-screen.tsx')).CoverageScreen,
  indicators: async () => (await import('../features/indicators/indicators-screen.tsx')).IndicatorsScreen,
  findings: async () => (await import('../features/findings/findings-screen.tsx')).FindingsScreen,
  handbook: async () => (await import('../features/handbook/handbook-screen.tsx')).HandbookScreen,
  printing: async () => (await import('../features/printing/printing-screen.tsx')).PrintingScreen,
  libraries: async () => (await import('../features/libraries/libraries-screen.tsx')).LibrariesScreen,
  bundles: async () => (await import('../features/bundles/bundles-screen.tsx')).BundlesScreen,
  merging: async () => (await import('../features/merging/merging-screen.tsx')).MergingScreen,
  imports: async () => (await import('../features/imports/imports-screen.tsx')).ImportsScreen,
  workbook: async () => (await import('../features/workbook/workbook-screen.tsx')).WorkbookScreen,
  keeping: async () => (await import('../features/keeping/keeping-screen.tsx')).KeepingScreen,
  rollover: async () => (await import('../features/rollover/rollover-screen.tsx')).RolloverScreen,
  history: async () => (await import('../features/history/history-screen.tsx')).HistoryScreen,
  dashboard: async () => (await import('../features/office/dashboard-screen.tsx')).DashboardScreen,
  members: async () => (await import('../features/office/members-screen.tsx')).MembersScreen,
  inbox: async () => (await import('../features/inbox/inbox-screen.tsx')).InboxScreen,
  reviews: async () => (await import('../features/reviews/reviews-screen.tsx')).ReviewsScreen,
  assignments: async () => (await import('../features/assignments/assignments-screen.tsx')).AssignmentsScreen,
  feedback: async () => (await import('../features/feedback/feedback-screen.tsx')).FeedbackScreen,
  settings: async () => (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
};

const fetched = new Map<string, ComponentType>();
const fetching = new Map<string, Promise<ComponentType>>();

function fetchOnce(name: string, load: () => Promise<ComponentType>): Promise<ComponentType> {
  let running = fetching.get(name);
  if (running === undefined) {
    running = load().then((component) => {
      fetched.set(name, component);
      return component;
    });
    fetching.set(name, running);
  }
  return running;
}

/** Fetches a screen before it is asked for, so that the first visit does not wait. */
export function preloadScreen(screen: Screen): Promise<unknown> {
  return fetchOnce(screen, loaders[screen]);
}

/** A screen; empty until its chunk is there. Throws into the error boundary when it cannot be fetched. */
export function ScreenView({ screen }: { readonly screen: Screen }) {
  return useFetched(screen, loaders[screen]);
}

/** The start page, which most starts never show. */
export function StartView() {
  return useFetched('start', loadStart);
}

const loadStart = async (): Promise<ComponentType> => (await import('../features/start/start-screen.tsx')).StartScreen;

/** Not React's own `lazy`: Suspense holds what it reveals back for 300 ms, which is half of our start. */
function useFetched(name: string, load: () => Promise<ComponentType>): ReactNode {
  const [, setArrived] = useState<string | null>(null);
  const component = fetched.get(name);
  const missing = component === undefined;
  useEffect(() => {
    // By what was drawn, not by what is there now: it may have arrived between the two.
    if (!missing) return undefined;
    let left = false;
    const over = beginRead();
    void fetchOnce(name, load)
      .then(
        () => left || setArrived(name),
        (error: unknown) =>
          left ||
          setArrived(() => {
            throw error;
          }),
      )
      .finally(over);
    return () => {
      left = true;
    };
  }, [name, load, missing]);
  return component === undefined ? null : createElement(component);
}
