import { type ComponentType, useEffect, useState } from 'react';
import { create } from 'zustand';
import { useWorkspace } from '../lib/workspace-store.ts';

type Palette = ComponentType<{ readonly onClose: () => void }>;

const useSearchDoor = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

/** Opens the search over everything; nothing while no file is open, or while a dialog waits for its answer. */
export function openSearch(): void {
  if (useWorkspace.getState().phase !== 'open' || document.querySelector('dialog[open]') !== null) return;
  useSearchDoor.setState({ isOpen: true });
}

function closeSearch(): void {
  useSearchDoor.setState({ isOpen: false });
}

let loading: Promise<Palette> | null = null;

function loadPalette(): Promise<Palette> {
  loading ??= import('../features/search/search-palette.tsx').then((module) => module.SearchPalette);
  return loading;
}

/** The search palette while it is asked for. Its code is fetched once the first screen stands, so that it opens at once. */
export function SearchDoor() {
  const { isOpen } = useSearchDoor();
  const phase = useWorkspace((state) => state.phase);
  const [palette, setPalette] = useState<{ readonly Component: Palette } | null>(null);
  const isWanted = phase === 'open';
  useEffect(() => {
    if (!isWanted || palette !== null) return undefined;
    const fetch = (): void => void loadPalette().then((Component) => setPalette({ Component }));
    if (isOpen) {
      fetch();
      return undefined;
    }
    const idle = requestIdleCallback(fetch, { timeout: 3000 });
    return () => cancelIdleCallback(idle);
  }, [isWanted, isOpen, palette]);
  useEffect(() => {
    if (!isWanted) closeSearch();
  }, [isWanted]);
  if (!isOpen || palette === null) return null;
  return <palette.Component onClose={closeSearch} />;
}
