import { type ComponentType, useEffect, useState } from 'react';
import { closeReading, type ReadingRequest, useReadingDoor } from '../lib/reading-door.ts';
import { useWorkspace } from '../lib/workspace-store.ts';

type ReadingView = ComponentType<{ readonly request: ReadingRequest }>;

/** The preview of a piece of evidence while it is asked for; its code is fetched the first time. */
export function ReadingDoor() {
  const asked = useReadingDoor((state) => state.asked);
  const isOpen = useWorkspace((state) => state.phase) === 'open';
  const [view, setView] = useState<{ readonly Component: ReadingView } | null>(null);
  const isWanted = asked !== null && view === null;
  useEffect(() => {
    if (isWanted)
      void import('../features/reading/reading-dialog.tsx').then(({ ReadingDialog }) =>
        setView({ Component: ReadingDialog }),
      );
  }, [isWanted]);
  useEffect(() => {
    if (!isOpen) closeReading();
  }, [isOpen]);
  return asked === null || view === null ? null : <view.Component request={asked} />;
}
