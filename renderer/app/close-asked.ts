import { create } from 'zustand';
import { useJobs } from '../lib/run-job.ts';

/** Whether the window was asked to close while a long job runs, and the user has not answered yet. */
export const useCloseAsked = create<{ readonly asked: boolean }>(() => ({ asked: false }));

/** Asks instead of closing; answers false when nothing runs that would be cut off. */
export function askAboutJobs(): boolean {
  const asked = useJobs.getState().jobs.some(({ quiet }) => !quiet);
  if (asked) useCloseAsked.setState({ asked });
  return asked;
}

/** Resolves when every job has ended, each in its own safe way. */
export function jobsEnded(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (useJobs.getState().jobs.some(({ quiet }) => !quiet)) return;
      stop();
      resolve();
    };
    const stop = useJobs.subscribe(look);
    look();
  });
}
