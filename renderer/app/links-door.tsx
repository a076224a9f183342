import { type ComponentType, useEffect, useState } from 'react';
import { closeLinks, useLinksDoor } from '../lib/links-door.ts';
import { useWorkspace } from '../lib/workspace-store.ts';

type LinksView = ComponentType<{ readonly kind: string; readonly id: string }>;

/** The work package of a record while it is asked for; its code is fetched the first time. */
export function LinksDoor() {
  const asked = useLinksDoor((state) => state.asked);
  const isOpen = useWorkspace((state) => state.phase) === 'open';
  const [view, setView] = useState<{ readonly Component: LinksView } | null>(null);
  const isWanted = asked !== null && view === null;
  useEffect(() => {
    if (isWanted)
      void import('../features/links/links-dialog.tsx').then(({ LinksDialog }) => setView({ Component: LinksDialog }));
  }, [isWanted]);
  useEffect(() => {
    if (!isOpen) closeLinks();
  }, [isOpen]);
  return asked === null || view === null ? null : <view.Component kind={asked.kind} id={asked.id} />;
}
